import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { assertNobodyYet, lockSetup } from "@/lib/db/setup";
import { transact } from "@/lib/db/transaction";
import { type Actor, mintActor } from "@/lib/domain/actor";
import { Invalid, NotFound } from "@/lib/domain/errors";
import type { acceptInvitationSchema } from "@/lib/domain/user";
import { issueDeviceCookie } from "@/lib/platform/device-cookie";
import { hashToken } from "@/lib/platform/link-token";
import { hashPassword } from "@/lib/platform/passwords";
import type { SignedIn } from "@/lib/platform/session";

/**
 * Joins by an invitation's link, in the role that it names; the set-up link makes the first administrator. Whoever holds
 * the link may, once, with the e-mail address that was invited.
 * @param _actor who asks does not matter: the link is the proof
 * @returns what a browser keeps to be signed in at once
 * @throws NotFound (linkNotValid) when the link is unknown, used, revoked or has run out; Invalid (email); Conflict
 */
export async function acceptInvitation(
  _actor: Actor,
  input: z.output<typeof acceptInvitationSchema>,
): Promise<SignedIn> {
  const { email, name } = input;
  const open = { tokenHash: hashToken(input.token), acceptedAt: null, revokedAt: null };
  // Looked at first, so that nobody makes the server hash passwords with made-up links.
  const invitation = await database().invitation.findFirst({ where: { ...open, expiresAt: { gt: now() } } });
  if (!invitation) throw new NotFound("linkNotValid");
  if (invitation.email !== null && invitation.email !== email)
    throw new Invalid({ email: { code: "emailNotInvited" } });
  const passwordHash = await hashPassword(input.password);
  return transact(async (tx, at) => {
    if (invitation.isSetup) {
      await lockSetup(tx);
      await assertNobodyYet(tx);
    }
    const { count } = await tx.invitation.updateMany({
      where: { ...open, expiresAt: { gt: at } },
      data: { acceptedAt: at },
    });
    if (count === 0) throw new NotFound("linkNotValid");
    const { role } = invitation;
    const created = await tx.user.createMany({
      data: [{ email, name, role, passwordHash, createdAt: at }],
      skipDuplicates: true,
    });
    if (created.count === 0) throw new Invalid({ email: { code: "emailTaken" } });
    const { id, locale, sessionVersion } = await tx.user.findUniqueOrThrow({ where: { email } });
    await recordAudit(tx, {
      actor: mintActor({ kind: "member", userId: id, name, role, locale, scopes: null }),
      action: "user.joined",
      subjectType: "user",
      subjectId: id,
      payload: { email, name, role, invitationId: invitation.id },
    });
    return {
      user: { id, email, name, locale },
      claims: { userId: id, sessionVersion },
      deviceCookie: issueDeviceCookie(email),
    };
  });
}
