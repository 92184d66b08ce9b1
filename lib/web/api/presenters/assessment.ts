import type { z } from "zod";
import type { AssessmentView } from "@/lib/db/assessment-view";
import { evidenceReference } from "@/lib/domain/evidence";
import type { assessment } from "../contracts/assessment";

/** A proposal with its decisions, as the API shows it. */
export function presentAssessment(view: AssessmentView): z.input<typeof assessment> {
  return {
    id: view.id,
    recommendation: view.recommendation.reference,
    party: view.party?.key ?? null,
    implementation: view.implementation,
    outcome: view.outcome,
    confidence: view.confidence,
    reasons: view.reasons,
    rationale: view.rationale,
    asOn: view.asOn,
    reviewState: view.reviewState,
    author: personOf(view.author),
    submittedAt: view.submittedAt.toISOString(),
    revisesId: view.revisesId,
    correctsId: view.correctsId,
    withdrawal: view.withdrawal && { reason: view.withdrawal.reason, at: view.withdrawal.at.toISOString() },
    approvals: view.approvals,
    approvalsNeeded: view.approvalsNeeded,
    decisions: view.decisions.map(({ verdict, note, decider, decidedAt, sequence }) => ({
      decision: verdict,
      note,
      decider: personOf(decider),
      decidedAt: decidedAt.toISOString(),
      sequence,
    })),
    evidence: view.citations.map(({ evidenceId, number, title, linkId, reference, ...citation }) => ({
      id: evidenceId,
      reference: evidenceReference(number),
      title,
      linkId,
      recommendation: reference,
      stance: citation.stance,
      credibility: citation.credibility,
      removed: citation.removed,
      withdrawn: citation.withdrawn,
    })),
    searches: view.searches.map(({ id, where, query, language, searchedOn }) => ({
      id,
      where,
      query,
      language,
      searchedOn,
    })),
  };
}

function personOf({ id, name }: { id: string; name: string }) {
  return { id, name };
}
