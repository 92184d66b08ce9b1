import { decode, encode } from "next-auth/jwt";
import { environment } from "@/lib/env/environment";
import { secrets } from "./secrets";

/** All that a session says: who, and as of which version of their sessions. Everything else is re-read at each request. */
export interface SessionClaims {
  userId: string;
  sessionVersion: number;
}

/** Somebody who has just proved who they are, and what their browser is to keep. */
export interface SignedIn {
  user: { id: string; email: string; name: string; locale: string };
  claims: SessionClaims;
  /** The value of the device cookie. */
  deviceCookie: string;
}

/** How long a session lasts, in seconds. */
export const SESSION_SECONDS = 12 * 3600;

/** Whether people reach this installation over TLS (HEED_URL). */
export function isSecureSite(): boolean {
  return environment().HEED_URL?.startsWith("https://") ?? false;
}

/** The session cookie's name, the one that next-auth uses. */
export function sessionCookieName(): string {
  return `${isSecureSite() ? "__Secure-" : ""}next-auth.session-token`;
}

/** The options with which the session cookie is set. */
export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureSite(), maxAge: SESSION_SECONDS } as const;
}

/** The session cookie's value for a member, encrypted, in next-auth's own format. */
export function encodeSession({ userId, sessionVersion }: SessionClaims): Promise<string> {
  return encode({ token: { userId, sessionVersion }, secret: secrets().session, maxAge: SESSION_SECONDS });
}

/** Decrypted cookies by their value: what one says never changes, and decrypting costs as much as a small page. */
const decoded = new Map<string, { claims: SessionClaims; until: number }>();
const DECODED = 500;

/** What a session cookie's value says, or null when it is forged, damaged or has run out. */
export async function decodeSession(value: string): Promise<SessionClaims | null> {
  const known = decoded.get(value);
  if (known) return known.until > Date.now() ? known.claims : null;
  try {
    const token = await decode({ token: value, secret: secrets().session });
    const claims = sessionClaims(token);
    if (!claims || typeof token?.exp !== "number") return claims;
    for (const oldest of decoded.keys()) {
      if (decoded.size < DECODED) break;
      decoded.delete(oldest);
    }
    decoded.set(value, { claims, until: token.exp * 1000 });
    return claims;
  } catch {
    return null;
  }
}

/** The claims in a decoded token, or null when they have another form. */
export function sessionClaims(token: Record<string, unknown> | null): SessionClaims | null {
  const { userId, sessionVersion } = token ?? {};
  return typeof userId === "string" && Number.isInteger(sessionVersion)
    ? { userId, sessionVersion: Number(sessionVersion) }
    : null;
}
