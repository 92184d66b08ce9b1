import { environment } from "@/lib/env/environment";

/** The header in which the server hands on the socket's address, in place of anything sent under that name. */
export const PEER_HEADER = "x-heed-peer";

/**
 * The address from which a request comes. X-Forwarded-For is believed only as far as there are trusted proxies
 * (HEED_TRUSTED_PROXIES): each appends what it saw, so the entry counted from the right is the last that cannot be forged.
 */
export function clientAddress(headers: { get(name: string): string | null }): string {
  const peer = headers.get(PEER_HEADER) ?? "unknown";
  const proxies = environment().HEED_TRUSTED_PROXIES;
  if (proxies === 0) return peer;
  const seen = (headers.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  return seen.at(-proxies)?.slice(0, 64) || peer;
}
