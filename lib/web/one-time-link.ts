import { headers } from "next/headers";
import { environment } from "@/lib/env/environment";
import { linkPath } from "@/lib/platform/link-token";

/** The whole address of a one-time link: on HEED_URL, else on the host that was asked. */
export async function oneTimeLink(kind: "invitation" | "reset", token: string): Promise<string> {
  return new URL(linkPath(kind, token), await askedOrigin()).href;
}

/** HEED_URL, else scheme and host that were asked. */
export async function askedOrigin(): Promise<string> {
  const sent = await headers();
  const asked = `${sent.get("x-forwarded-proto") ?? "http"}://${sent.get("x-forwarded-host") ?? sent.get("host")}`;
  return environment().HEED_URL ?? asked;
}
