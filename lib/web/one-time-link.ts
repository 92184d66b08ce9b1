import { headers } from "next/headers";
import { environment } from "@/lib/env/environment";
import { linkPath } from "@/lib/platform/link-token";

/** The whole address of a one-time link: on HEED_URL, else on the host that was asked. */
export async function oneTimeLink(kind: "invitation" | "reset", token: string): Promise<string> {
  const sent = await headers();
  const asked = `${sent.get("x-forwarded-proto") ?? "http"}://${sent.get("x-forwarded-host") ?? sent.get("host")}`;
  return new URL(linkPath(kind, token), environment().HEED_URL ?? asked).href;
}
