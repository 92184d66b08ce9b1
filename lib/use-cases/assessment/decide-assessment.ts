import type { z } from "zod";
import { type AssessmentView, readAssessments } from "@/lib/db/assessment-view";
import { recordAudit } from "@/lib/db/audit";
import { now } from "@/lib/db/clock";
import { loadRecord } from "@/lib/db/facts";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { assertDecidableBy, type decideSchema } from "@/lib/domain/assessment";
import { Conflict } from "@/lib/domain/errors";
import { violationsOf } from "@/lib/domain/judgement-state";
import { actorId, authorize } from "@/lib/domain/permissions";
import { lockAssessment } from "./lock-assessment";

/**
 * Approves a proposal, asks for changes or rejects it. Reviewers may, but never on their own; SUPERSEDED needs two of them.
 * Approving asks the transition rules anew: what held when it was proposed may not hold any more.
 * @returns the proposal as it stands after the decision
 * @throws Forbidden for its author; Conflict when it was decided or withdrawn, this reviewer has approved it already, or a
 *   rule does not hold any more; NotFound, Unauthenticated
 */
export async function decideAssessment(
  actor: Actor,
  id: string,
  input: z.output<typeof decideSchema>,
): Promise<AssessmentView> {
  return transact(async (tx) => {
    const proposal = await lockAssessment(tx, actor, id);
    // After the lock: of two deciders the second must not record the earlier instant.
    const at = now();
    authorize(actor, "assessment.decide", { authorId: proposal.author.id });
    const deciderId = actorId(actor);
    const raw = await loadRecord(tx, [proposal.recommendation.id]);
    const row = raw.assessments.find((each) => each.id === proposal.id);
    if (!row) throw new Error("The proposal is not among the rows of its recommendation.");
    assertDecidableBy(row, deciderId);
    const [violation] = input.decision === "APPROVE" ? violationsOf(raw, row) : [];
    if (violation) throw new Conflict(`rule.${violation}`);
    // The entry comes before the decision because the decision carries its number; the chain's lock is held to the commit.
    const entry = await recordAudit(tx, {
      actor,
      action: "assessment.decided",
      subjectType: "assessment",
      subjectId: proposal.id,
      touches: [proposal.recommendation.id],
      payload: {
        reference: proposal.recommendation.reference,
        implementation: proposal.implementation,
        asOn: proposal.asOn,
        party: proposal.party?.key ?? null,
        decision: input.decision,
        note: input.note,
        acceptedLinks: input.decision === "APPROVE" ? proposal.citations.map((citation) => citation.linkId) : [],
      },
    });
    await tx.decision.create({
      data: {
        assessmentId: proposal.id,
        authorId: proposal.author.id,
        ordinal: proposal.decisions.length + 1,
        verdict: input.decision,
        note: input.note === "" ? null : input.note,
        deciderId,
        decidedAt: at,
        auditSequence: entry.sequence,
      },
    });
    await refreshStanding(tx, [proposal.recommendation.id], at, today(at));
    const [decided] = await readAssessments(tx, { id: proposal.id });
    return decided ?? proposal;
  });
}
