import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { type AssessmentView, readAssessments } from "@/lib/db/assessment-view";
import { recordAudit } from "@/lib/db/audit";
import { now } from "@/lib/db/clock";
import { readJudgementState, VIOLATION_FIELD } from "@/lib/db/judgement-state";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { type Tx, transact } from "@/lib/db/transaction";
import { lockVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { checkProposal, type proposeAssessmentSchema } from "@/lib/domain/assessment";
import { toDate } from "@/lib/domain/dates";
import { Conflict, Invalid } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import { type Cited, findCited } from "./find-cited";

/**
 * Puts a judgement to the reviewers; from then on its content is frozen. Analysts may.
 * @returns the proposal as it stands
 * @throws Invalid at the fields that break a rule; Conflict when the recommendation is retired; NotFound, Forbidden,
 *   Unauthenticated
 */
export async function proposeAssessment(
  actor: Actor,
  reference: string,
  input: z.output<typeof proposeAssessmentSchema>,
): Promise<AssessmentView> {
  return transact(async (tx) => {
    const recommendation = await lockVisibleRecommendation(tx, actor, reference);
    // Read after the lock, so that proposals and decisions on one recommendation are recorded in the order they took.
    const at = now();
    authorize(actor, "assessment.propose");
    if (recommendation.currentRevision.retired) {
      throw new Conflict({ code: "retired", params: { reference: recommendation.reference } });
    }
    if (input.asOn > today(at)) throw new Invalid({ asOn: { code: "futureDate" } });
    const cited = await findCited(tx, recommendation.id, input);
    await assertKeepsRules(tx, recommendation.id, input, cited);
    const id = randomUUID();
    await tx.assessment.create({
      data: {
        id,
        recommendationId: recommendation.id,
        partyId: cited.partyId,
        implementation: input.implementation,
        outcome: input.outcome ?? null,
        confidence: input.confidence,
        reasons: [...new Set(input.reasons)],
        rationale: { [actor.kind === "member" ? actor.locale : "en"]: input.rationale },
        asOn: toDate(input.asOn),
        authorId: actorId(actor),
        submittedAt: at,
        revisesId: input.revisesId ?? null,
        correctsId: input.correctsId ?? null,
      },
    });
    await tx.assessmentCitation.createMany({ data: cited.linkIds.map((linkId) => ({ assessmentId: id, linkId })) });
    await tx.assessmentSearch.createMany({
      data: cited.searchIds.map((searchLogId) => ({ assessmentId: id, searchLogId })),
    });
    await refreshStanding(tx, [recommendation.id], at, today(at));
    const [view] = await readAssessments(tx, { id });
    if (!view) throw new Error("The proposal just written cannot be read.");
    await recordAudit(tx, {
      actor,
      action: "assessment.submitted",
      subjectType: "assessment",
      subjectId: id,
      touches: [recommendation.id],
      payload: {
        ...input,
        reference: recommendation.reference,
        evidence: [...new Set(view.citations.map((citation) => citation.number))],
      },
    });
    return view;
  });
}

async function assertKeepsRules(
  tx: Tx,
  recommendationId: string,
  input: z.output<typeof proposeAssessmentSchema>,
  cited: Cited,
): Promise<void> {
  const state = await readJudgementState(tx, recommendationId, cited.partyId, input.asOn);
  const violations = checkProposal(
    {
      implementation: input.implementation,
      asOn: input.asOn,
      citedLinks: cited.linkIds.length,
      searches: cited.searchIds.length,
      correctsId: input.correctsId ?? null,
    },
    state,
  );
  if (violations.length === 0) return;
  throw new Invalid(
    Object.fromEntries(violations.map((violation) => [VIOLATION_FIELD[violation], { code: `rule.${violation}` }])),
  );
}
