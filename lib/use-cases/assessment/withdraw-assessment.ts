import type { z } from "zod";
import { type AssessmentView, readAssessments } from "@/lib/db/assessment-view";
import { recordAudit } from "@/lib/db/audit";
import { now } from "@/lib/db/clock";
import { loadRecord } from "@/lib/db/facts";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { assertAwaitsDecision, type withdrawSchema } from "@/lib/domain/assessment";
import { actorId, authorize } from "@/lib/domain/permissions";
import { lockAssessment } from "./lock-assessment";

/**
 * Takes back one's own proposal while it waits, with a reason. Its author may, and nobody else.
 * @throws Conflict when it was decided or withdrawn; NotFound, Forbidden, Unauthenticated
 */
export async function withdrawAssessment(
  actor: Actor,
  id: string,
  input: z.output<typeof withdrawSchema>,
): Promise<AssessmentView> {
  return transact(async (tx) => {
    const proposal = await lockAssessment(tx, actor, id);
    const at = now();
    authorize(actor, "assessment.withdraw", { authorId: proposal.author.id });
    const { assessments } = await loadRecord(tx, [proposal.recommendation.id]);
    for (const row of assessments.filter((each) => each.id === proposal.id)) assertAwaitsDecision(row);
    await tx.assessmentWithdrawal.create({
      data: { assessmentId: proposal.id, reason: input.reason, withdrawnBy: actorId(actor), recordedAt: at },
    });
    await refreshStanding(tx, [proposal.recommendation.id], at, today(at));
    await recordAudit(tx, {
      actor,
      action: "assessment.withdrawn",
      subjectType: "assessment",
      subjectId: proposal.id,
      touches: [proposal.recommendation.id],
      payload: { reference: proposal.recommendation.reference, reason: input.reason },
    });
    const [withdrawn] = await readAssessments(tx, { id: proposal.id });
    return withdrawn ?? proposal;
  });
}
