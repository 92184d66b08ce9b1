import { cookies } from "next/headers";
import { encodeSession, type SessionClaims, sessionCookieName, sessionCookieOptions } from "@/lib/platform/session";

/** Keeps this browser signed in after its member's sessions have ended (a new password). */
export async function renewSession(claims: SessionClaims): Promise<void> {
  (await cookies()).set(sessionCookieName(), await encodeSession(claims), sessionCookieOptions());
}
