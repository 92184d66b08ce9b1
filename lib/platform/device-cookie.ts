import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { secrets } from "./secrets";
import { isSecureSite } from "./session";

/**
 * Remembers a browser from which an account has signed in (OWASP's device cookies): guesses from elsewhere then slow
 * that account down elsewhere, never here. It opens nothing and holds no personal data.
 */
export function deviceCookieName(): string {
  return isSecureSite() ? "__Secure-heed-device" : "heed-device";
}

/** The options with which the device cookie is set; a year long. */
export function deviceCookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureSite(), maxAge: 365 * 24 * 3600 } as const;
}

/** A new cookie value for a browser from which `email` has just signed in. */
export function issueDeviceCookie(email: string): string {
  const device = randomBytes(16).toString("base64url");
  return `${device}.${sign(email, device)}`;
}

/** The device that a cookie value names, if it was issued for `email`; else null. */
export function knownDevice(email: string, cookie: string | null | undefined): string | null {
  const [device = "", signature = ""] = cookie && cookie.length < 200 ? cookie.split(".") : [];
  const given = Buffer.from(signature);
  const expected = Buffer.from(sign(email, device));
  return device !== "" && given.length === expected.length && timingSafeEqual(given, expected) ? device : null;
}

function sign(email: string, device: string): string {
  return createHmac("sha256", secrets().device).update(`${device}\n${email}`).digest("base64url");
}
