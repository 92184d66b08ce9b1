import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, NotFound } from "@/lib/domain/errors";
import { actorId, authorize, can } from "@/lib/domain/permissions";

/**
 * Ends an API token at once. Its owner may, and administrators any.
 * @throws Forbidden, NotFound (another's token, to everybody else), Conflict (tokenRevoked) when it was ended already
 */
export async function revokeToken(actor: Actor, input: { id: string }): Promise<void> {
  return transact(async (tx, at) => {
    authorize(actor, "token.create");
    const token = isUuid(input.id) ? await tx.apiToken.findUnique({ where: { id: input.id } }) : null;
    if (!token || (token.userId !== actorId(actor) && !can(actor, "user.manage"))) throw new NotFound("tokenNotFound");
    const { count } = await tx.apiToken.updateMany({
      where: { id: token.id, revokedAt: null },
      data: { revokedAt: at },
    });
    if (count === 0) throw new Conflict("tokenRevoked");
    await recordAudit(tx, {
      actor,
      action: "token.revoked",
      subjectType: "token",
      subjectId: token.id,
      payload: { ownerId: token.userId },
    });
  });
}
