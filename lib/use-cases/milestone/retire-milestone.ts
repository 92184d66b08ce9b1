import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { toDate } from "@/lib/domain/dates";
import type { retireMilestoneSchema } from "@/lib/domain/milestone";
import { actorId, authorize } from "@/lib/domain/permissions";
import { lockMilestone, moveMilestoneOn } from "./lock-milestone";

/**
 * Takes a milestone out of force, with a reason; no schedule counts it from then on. Analysts and above, on a retired
 * recommendation too: what is out of force needs no milestones.
 * @throws Conflict when it was changed meanwhile or is retired already, NotFound, Forbidden
 */
export async function retireMilestone(
  actor: Actor,
  input: z.output<typeof retireMilestoneSchema> & { id: string },
): Promise<{ id: string; reference: string; version: number }> {
  return transact(async (tx, at) => {
    const milestone = await lockMilestone(tx, actor, input.id, input.version);
    const { id: recommendationId, reference } = milestone.recommendation;
    authorize(actor, "milestone.edit");
    const { title, indicator, dueOn, reachedOn, evidence } = milestone.newest;
    const version = await moveMilestoneOn(tx, milestone);
    await tx.milestoneRevision.create({
      data: {
        milestoneId: milestone.id,
        version,
        title,
        indicator,
        dueOn: dueOn && toDate(dueOn),
        reachedOn: reachedOn && toDate(reachedOn),
        evidence,
        retired: true,
        reason: input.reason,
        recordedAt: at,
        recordedById: actorId(actor),
      },
    });
    await refreshStanding(tx, [recommendationId], at, today(at));
    await recordAudit(tx, {
      actor,
      action: "milestone.retired",
      subjectType: "milestone",
      subjectId: milestone.id,
      touches: [recommendationId],
      payload: { reference, version, reason: input.reason, title },
    });
    return { id: milestone.id, reference, version };
  });
}
