import type { DecisionItem } from "@/lib/use-cases/decision/queries";

/** A decision with what it was about. */
export function presentDecision(item: DecisionItem) {
  return {
    id: item.id,
    sequence: item.sequence,
    decision: item.verdict,
    note: item.note,
    decidedAt: item.decidedAt.toISOString(),
    decider: item.decider,
    assessment: item.assessmentId,
    recommendation: item.recommendation,
    party: item.party,
    implementation: item.implementation,
    confidence: item.confidence,
    asOn: item.asOn,
    rationale: item.rationale,
    author: item.author,
    submittedAt: item.submittedAt.toISOString(),
  };
}
