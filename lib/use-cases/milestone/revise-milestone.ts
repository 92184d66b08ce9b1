import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { assertAcceptsEvidence } from "@/lib/domain/evidence";
import type { reviseMilestoneSchema } from "@/lib/domain/milestone";
import { actorId, authorize } from "@/lib/domain/permissions";
import { lockMilestone, moveMilestoneOn } from "./lock-milestone";
import { milestoneContent, milestonePayload } from "./milestone-content";

/**
 * Changes a milestone, its day and its evidence included, with a reason; earlier versions stay readable. Analysts and above.
 * @throws Invalid (see milestoneContent), Conflict when it was changed meanwhile or is retired, NotFound, Forbidden
 */
export async function reviseMilestone(
  actor: Actor,
  input: z.output<typeof reviseMilestoneSchema> & { id: string },
): Promise<{ id: string; reference: string; version: number }> {
  return transact(async (tx, at) => {
    const milestone = await lockMilestone(tx, actor, input.id, input.version);
    const { id: recommendationId, reference } = milestone.recommendation;
    authorize(actor, "milestone.edit");
    assertAcceptsEvidence({ reference, retired: milestone.retiredRecommendation });
    const content = await milestoneContent(tx, recommendationId, input, today(at), milestone.newest.evidence);
    const version = await moveMilestoneOn(tx, milestone);
    const { reason } = input;
    await tx.milestoneRevision.create({
      data: { milestoneId: milestone.id, version, ...content, reason, recordedAt: at, recordedById: actorId(actor) },
    });
    await refreshStanding(tx, [recommendationId], at, today(at));
    await recordAudit(tx, {
      actor,
      action: "milestone.revised",
      subjectType: "milestone",
      subjectId: milestone.id,
      touches: [recommendationId],
      payload: { reference, version, reason, ...milestonePayload(input, content.evidence) },
    });
    return { id: milestone.id, reference, version };
  });
}
