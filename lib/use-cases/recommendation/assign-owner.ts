import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { isActiveMember } from "@/lib/db/references";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { lockVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Invalid } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import type { assignOwnerSchema } from "@/lib/domain/recommendation";
import { copyRevision } from "./insert-revision";

/**
 * Says who looks after a recommendation, or that nobody does. Analysts may.
 * @throws Invalid when the owner is not an active member; Conflict when it is retired; NotFound, Forbidden, Unauthenticated
 */
export async function assignOwner(
  actor: Actor,
  reference: string,
  input: z.output<typeof assignOwnerSchema>,
): Promise<{ reference: string; version: number }> {
  return transact(async (tx, at) => {
    const recommendation = await lockVisibleRecommendation(tx, actor, reference);
    authorize(actor, "recommendation.edit");
    const ownerId = input.ownerId ?? null;
    if (recommendation.currentRevision.retired) {
      throw new Conflict({ code: "retired", params: { reference: recommendation.reference } });
    }
    if (ownerId !== null && !(await isActiveMember(tx, ownerId)))
      throw new Invalid({ ownerId: { code: "ownerUnknown" } });
    await copyRevision(tx, recommendation, { ownerId }, { actor, at, reason: null });
    await refreshStanding(tx, [recommendation.id], at, today(at));
    await recordAudit(tx, {
      actor,
      action: "recommendation.owner-assigned",
      subjectType: "recommendation",
      subjectId: recommendation.reference,
      touches: [recommendation.id],
      payload: { reference: recommendation.reference, ownerId, before: recommendation.currentRevision.ownerId },
    });
    return { reference: recommendation.reference, version: recommendation.version + 1 };
  });
}
