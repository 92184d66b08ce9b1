import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import type { Actor, Role } from "@/lib/domain/actor";
import { Invalid } from "@/lib/domain/errors";
import { assertMayGrant } from "@/lib/domain/membership";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { inviteSchema } from "@/lib/domain/user";
import { newSecretToken } from "@/lib/platform/link-token";

const VALID_DAYS = 7;

/** A new invitation with its link's token, which is stored nowhere. */
export interface NewInvitation {
  id: string;
  email: string;
  role: Role;
  expiresAt: Date;
  token: string;
}

/**
 * Invites somebody by a link that is valid once and for 7 days; an open invitation to the same address stops working.
 * Administrators may, up to their own role, and hand the link over themselves.
 * @throws Forbidden, Invalid when somebody has that e-mail address already
 */
export async function invite(actor: Actor, input: z.output<typeof inviteSchema>): Promise<NewInvitation> {
  return transact(async (tx, at) => {
    authorize(actor, "user.manage");
    assertMayGrant(actor, input.role);
    const { email, role } = input;
    if (await tx.user.findUnique({ where: { email } })) throw new Invalid({ email: { code: "emailTaken" } });
    await tx.invitation.updateMany({ where: { email, acceptedAt: null, revokedAt: null }, data: { revokedAt: at } });
    const { token, hash } = newSecretToken();
    const expiresAt = new Date(at.getTime() + VALID_DAYS * 86_400_000);
    const { id } = await tx.invitation.create({
      data: { email, role, tokenHash: hash, invitedById: actorId(actor), createdAt: at, expiresAt },
    });
    await recordAudit(tx, {
      actor,
      action: "user.invited",
      subjectType: "invitation",
      subjectId: id,
      payload: { email, role, expiresAt },
    });
    return { id, email, role, expiresAt, token };
  });
}
