import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { lockVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { assertAcceptsEvidence } from "@/lib/domain/evidence";
import type { createMilestoneSchema } from "@/lib/domain/milestone";
import { actorId, authorize } from "@/lib/domain/permissions";
import { milestoneContent, milestonePayload } from "./milestone-content";

/**
 * Adds a milestone to a recommendation or component: what would count as done, by when, shown by what. Analysts and above.
 * @throws Invalid (see milestoneContent), Conflict for a retired recommendation, NotFound, Forbidden
 */
export async function createMilestone(
  actor: Actor,
  input: z.output<typeof createMilestoneSchema> & { reference: string },
): Promise<{ id: string; reference: string; version: number }> {
  return transact(async (tx, at) => {
    const recommendation = await lockVisibleRecommendation(tx, actor, input.reference);
    const { id: recommendationId, reference } = recommendation;
    authorize(actor, "milestone.edit");
    assertAcceptsEvidence({ reference, retired: recommendation.currentRevision.retired });
    const content = await milestoneContent(tx, recommendationId, input, today(at));
    const by = actorId(actor);
    const milestone = await tx.milestone.create({ data: { recommendationId, createdAt: at, createdById: by } });
    await tx.milestoneRevision.create({
      data: { milestoneId: milestone.id, version: 1, ...content, recordedAt: at, recordedById: by },
    });
    await refreshStanding(tx, [recommendationId], at, today(at));
    await recordAudit(tx, {
      actor,
      action: "milestone.created",
      subjectType: "milestone",
      subjectId: milestone.id,
      touches: [recommendationId],
      payload: { reference, ...milestonePayload(input, content.evidence) },
    });
    return { id: milestone.id, reference, version: 1 };
  });
}
