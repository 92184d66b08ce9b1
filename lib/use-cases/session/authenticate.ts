import type { z } from "zod";
import { database } from "@/lib/db/connection";
import { Invalid } from "@/lib/domain/errors";
import type { signInSchema } from "@/lib/domain/user";
import { issueDeviceCookie, knownDevice } from "@/lib/platform/device-cookie";
import { verifyPassword } from "@/lib/platform/passwords";
import type { SignedIn } from "@/lib/platform/session";
import { chargeAttempt, forgiveAttempt } from "@/lib/platform/sign-in-throttle";

/** Where an attempt to sign in comes from. */
export interface SignInContext {
  address: string;
  deviceCookie: string | null | undefined;
}

/**
 * Checks an e-mail address and password; anybody may try, slowed down after failures. Unknown, disabled and known
 * accounts answer alike and take as long.
 * @returns who it is and what their browser keeps, or the seconds to wait before the next attempt
 * @throws Invalid (password: wrongCredentials)
 */
export async function authenticate(
  input: z.output<typeof signInSchema>,
  context: SignInContext,
): Promise<({ ok: true } & SignedIn) | { ok: false; waitSeconds: number }> {
  const { email, password } = input;
  const attempt = { account: email, device: knownDevice(email, context.deviceCookie), address: context.address };
  const waitSeconds = await chargeAttempt(attempt);
  if (waitSeconds > 0) return { ok: false, waitSeconds };
  const user = await database().user.findFirst({ where: { email, isSystem: false, disabledAt: null } });
  const right = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !right) throw new Invalid({ password: { code: "wrongCredentials" } });
  await forgiveAttempt(attempt);
  const { id, name, locale, sessionVersion } = user;
  return {
    ok: true,
    user: { id, email, name, locale },
    claims: { userId: id, sessionVersion },
    deviceCookie: attempt.device ? (context.deviceCookie ?? "") : issueDeviceCookie(email),
  };
}
