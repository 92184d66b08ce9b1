import { type AssessmentView, readAssessments } from "@/lib/db/assessment-view";
import type { Tx } from "@/lib/db/transaction";
import { assertMaySee, isUuid, lockVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";

/**
 * Reads a proposal while its recommendation is locked, so that what it says of its decisions holds until the commit.
 * (Proposals themselves cannot be locked: the app may not update them.)
 * @throws NotFound, Unauthenticated
 */
export async function lockAssessment(tx: Tx, actor: Actor, id: string): Promise<AssessmentView> {
  assertMaySee(actor);
  const found = isUuid(id)
    ? await tx.assessment.findUnique({ where: { id }, select: { recommendation: { select: { reference: true } } } })
    : null;
  if (!found) throw new NotFound("assessmentNotFound");
  await lockVisibleRecommendation(tx, actor, found.recommendation.reference);
  const [view] = await readAssessments(tx, { id });
  if (!view) throw new NotFound("assessmentNotFound");
  return view;
}
