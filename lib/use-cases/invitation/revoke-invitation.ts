import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, NotFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";

/**
 * Takes an invitation back, so that its link stops working. Administrators may.
 * @throws Forbidden, NotFound, Conflict (invitationClosed) when it was accepted or revoked already
 */
export async function revokeInvitation(actor: Actor, input: { id: string }): Promise<void> {
  return transact(async (tx, at) => {
    authorize(actor, "user.manage");
    const invitation = isUuid(input.id) ? await tx.invitation.findUnique({ where: { id: input.id } }) : null;
    if (!invitation) throw new NotFound("invitationNotFound");
    const { count } = await tx.invitation.updateMany({
      where: { id: invitation.id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: at },
    });
    if (count === 0) throw new Conflict("invitationClosed");
    await recordAudit(tx, {
      actor,
      action: "invitation.revoked",
      subjectType: "invitation",
      subjectId: invitation.id,
      payload: { role: invitation.role },
    });
  });
}
