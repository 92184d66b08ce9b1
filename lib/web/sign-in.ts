import type { z } from "zod";
import type { signInSchema } from "@/lib/domain/user";
import { deviceCookieName, deviceCookieOptions } from "@/lib/platform/device-cookie";
import { encodeSession, type SignedIn, sessionCookieName, sessionCookieOptions } from "@/lib/platform/session";
import { authenticate } from "@/lib/use-cases/session/authenticate";
import { clientAddress } from "./client-address";
import { TooMany } from "./errors";

interface CookieJar {
  get(name: string): { value: string } | undefined;
  set(name: string, value: string, options: object): unknown;
}

/**
 * Signs in and leaves the session's and the device's cookie.
 * @throws Invalid when the password is wrong, TooMany when attempts have to slow down
 */
export async function enter(input: z.output<typeof signInSchema>, headers: Headers, jar: CookieJar): Promise<void> {
  const result = await authenticate(input, {
    address: clientAddress(headers),
    deviceCookie: jar.get(deviceCookieName())?.value,
  });
  if (!result.ok) {
    throw new TooMany({ code: "tooManyAttempts", params: { seconds: result.waitSeconds } }, result.waitSeconds);
  }
  await openSession(result, jar);
}

/** Leaves the cookies of somebody who has just proved who they are. */
export async function openSession(signedIn: SignedIn, jar: CookieJar): Promise<void> {
  jar.set(sessionCookieName(), await encodeSession(signedIn.claims), sessionCookieOptions());
  jar.set(deviceCookieName(), signedIn.deviceCookie, deviceCookieOptions());
}

/** Takes the session's cookie away; the device stays known. */
export function closeSession(jar: { delete(name: string): unknown }): void {
  jar.delete(sessionCookieName());
}
