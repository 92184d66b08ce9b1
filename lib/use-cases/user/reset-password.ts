import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { lockMember, revokeTokensOf } from "@/lib/db/members";
import { transact } from "@/lib/db/transaction";
import { type Actor, mintActor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import type { resetPasswordSchema } from "@/lib/domain/user";
import { issueDeviceCookie } from "@/lib/platform/device-cookie";
import { hashToken } from "@/lib/platform/link-token";
import { hashPassword } from "@/lib/platform/passwords";
import type { SignedIn } from "@/lib/platform/session";

/**
 * Sets a new password by a reset link, which ends all the person's sessions and tokens. Whoever holds the link may, once.
 * @param _actor who asks does not matter: the link is the proof
 * @returns what a browser keeps to be signed in at once
 * @throws NotFound (linkNotValid) when the link is unknown, used, replaced or older than 24 hours
 */
export async function resetPassword(_actor: Actor, input: z.output<typeof resetPasswordSchema>): Promise<SignedIn> {
  const tokenHash = hashToken(input.token);
  const usable = { tokenHash, usedAt: null, user: { disabledAt: null } };
  // Looked at first, so that nobody makes the server hash passwords with made-up links.
  const found = await database().passwordReset.findFirst({ where: { ...usable, expiresAt: { gt: now() } } });
  if (!found) throw new NotFound("linkNotValid");
  const passwordHash = await hashPassword(input.password);
  return transact(async (tx, at) => {
    const { id, email, name, role, locale } = await lockMember(tx, found.userId);
    const { count } = await tx.passwordReset.updateMany({
      where: { ...usable, expiresAt: { gt: at } },
      data: { usedAt: at },
    });
    if (count === 0) throw new NotFound("linkNotValid");
    const { sessionVersion } = await tx.user.update({
      where: { id },
      data: { passwordHash, sessionVersion: { increment: 1 }, version: { increment: 1 } },
    });
    const tokensRevoked = await revokeTokensOf(tx, id, at);
    await recordAudit(tx, {
      actor: mintActor({ kind: "member", userId: id, name, role, locale, scopes: null }),
      action: "user.password-reset",
      subjectType: "user",
      subjectId: id,
      payload: { tokensRevoked },
    });
    return {
      user: { id, email: email ?? "", name, locale },
      claims: { userId: id, sessionVersion },
      deviceCookie: issueDeviceCookie(email ?? ""),
    };
  });
}
