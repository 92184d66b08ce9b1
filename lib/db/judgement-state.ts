import { currentJudgement, type RuleViolation, reviewState } from "@/lib/domain/assessment";
import type { Day } from "@/lib/domain/dates";
import type { Gate } from "@/lib/domain/gate";
import type { AssessmentRows } from "@/lib/domain/record";
import { standingsOf } from "@/lib/domain/standing";
import { loadRecord } from "./facts";
import type { Reader } from "./transaction";

/** What the transition rules ask about a recommendation: the judgement in force at a day, the gate, what was approved. */
export interface JudgementState {
  current: AssessmentRows | null;
  gate: Gate;
  approved: AssessmentRows[];
  retired: boolean;
}

/**
 * Reads it from the raw rows, whatever instant they carry: all that is in the database is known.
 * @param partyId the state judged apart, null for the overall judgement
 */
export async function readJudgementState(
  db: Reader,
  recommendationId: string,
  partyId: string | null,
  asOn: Day,
): Promise<JudgementState> {
  const clocks = { asOf: asOn, knownAt: Number.POSITIVE_INFINITY };
  const raw = await loadRecord(db, [recommendationId]);
  const standing = standingsOf(raw, clocks).get(recommendationId);
  if (!standing) throw new Error("A recommendation without a revision cannot be judged.");
  const rows = raw.assessments.filter((row) => row.recommendationId === recommendationId && row.partyId === partyId);
  return {
    current: currentJudgement(rows, partyId, clocks),
    gate: standing.gate,
    approved: rows.filter((row) => reviewState(row, clocks.knownAt) === "APPROVED"),
    retired: standing.retired,
  };
}

/** The field of the proposal's form at which each broken rule is shown. */
export const VIOLATION_FIELD: Record<RuleViolation, string> = {
  NO_EVIDENCE_CITED: "evidence",
  NO_SEARCH_LOGGED: "searches",
  GATE_CLOSED: "implementation",
  LEAVING_IMPLEMENTED: "implementation",
  CORRECTS_UNKNOWN: "correctsId",
  RECOMMENDATION_RETIRED: "implementation",
};
