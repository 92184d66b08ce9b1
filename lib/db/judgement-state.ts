import type { RuleState, RuleViolation } from "@/lib/domain/assessment";
import type { Day } from "@/lib/domain/dates";
import { ruleState } from "@/lib/domain/judgement-state";
import { loadRecord } from "./facts";
import type { Reader } from "./transaction";

/**
 * Reads what the transition rules ask about a recommendation from the raw rows, whatever instant they carry: all that is
 * in the database is known.
 * @param partyId the state judged apart, null for the overall judgement
 */
export async function readJudgementState(
  db: Reader,
  recommendationId: string,
  partyId: string | null,
  asOn: Day,
): Promise<RuleState> {
  return ruleState(await loadRecord(db, [recommendationId]), recommendationId, partyId, asOn);
}

/** The field of the proposal's form at which each broken rule is shown. */
export const VIOLATION_FIELD: Record<RuleViolation, string> = {
  NO_EVIDENCE_CITED: "evidence",
  NO_SEARCH_LOGGED: "searches",
  GATE_CLOSED: "implementation",
  LEAVING_IMPLEMENTED: "implementation",
  LEFT_LATER: "asOn",
  CORRECTS_UNKNOWN: "correctsId",
  RECOMMENDATION_RETIRED: "implementation",
};
