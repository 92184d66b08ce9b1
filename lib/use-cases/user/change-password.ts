import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { database } from "@/lib/db/connection";
import { lockMember, revokeTokensOf } from "@/lib/db/members";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Invalid } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { changePasswordSchema } from "@/lib/domain/user";
import { hashPassword, verifyPassword } from "@/lib/platform/passwords";
import type { SessionClaims } from "@/lib/platform/session";
import { chargeAttempt, forgiveAttempt } from "@/lib/platform/sign-in-throttle";

/**
 * Changes one's own password, which ends all one's sessions and tokens. Needs the current one, guessed at no faster than
 * at sign-in.
 * @returns claims for a new session, so that the browser in use stays signed in
 * @throws Invalid (current: wrongPassword), Conflict (tooManyAttempts; stale when the password was changed meanwhile)
 */
export async function changePassword(
  actor: Actor,
  input: z.output<typeof changePasswordSchema>,
): Promise<SessionClaims> {
  authorize(actor, "profile.change");
  const id = actorId(actor);
  // A counter of this account's own, as of a device: strangers' failures at sign-in do not slow its owner down here.
  const attempt = { account: id, device: "current-password", address: "" };
  const seconds = await chargeAttempt(attempt);
  if (seconds > 0) throw new Conflict({ code: "tooManyAttempts", params: { seconds } });
  const before = await database().user.findUnique({ where: { id } });
  if (!(await verifyPassword(before?.passwordHash ?? null, input.current))) {
    throw new Invalid({ current: { code: "wrongPassword" } });
  }
  await forgiveAttempt(attempt);
  const passwordHash = await hashPassword(input.password);
  return transact(async (tx, at) => {
    const user = await lockMember(tx, id);
    if (user.passwordHash !== before?.passwordHash || user.disabledAt) throw new Conflict("stale");
    const { sessionVersion } = await tx.user.update({
      where: { id },
      data: { passwordHash, sessionVersion: { increment: 1 }, version: { increment: 1 } },
    });
    const tokensRevoked = await revokeTokensOf(tx, id, at);
    await recordAudit(tx, {
      actor,
      action: "user.password-changed",
      subjectType: "user",
      subjectId: id,
      payload: { tokensRevoked },
    });
    return { userId: id, sessionVersion };
  });
}
