import { approvalOf } from "./assessment";
import type { LinkFact } from "./evidence-facts";
import type { ShownImplementation } from "./implementation";
import type { AssessmentRows, Clocks, Instant } from "./record";
import { DISREGARDED_CREDIBILITY } from "./triangulation";

/** Newer evidence against a judgement in force: since when, and the numbers of the items. */
export interface Dispute {
  since: Instant;
  evidence: number[];
}

/** Judgements that something moves or is done: what contradicts progress speaks against them. */
const CLAIMING: readonly ShownImplementation[] = ["PROPOSED", "UNDERWAY", "PARTLY_IMPLEMENTED", "IMPLEMENTED"];

/**
 * The contradictions that nobody has answered and that became known after the judgement was approved: whoever approved it
 * cannot have weighed them. Evidence against progress does not dispute a judgement that there is none.
 * @param facts links in force of the recommendation and its components
 */
export function disputeOf(
  judgement: AssessmentRows | null,
  facts: readonly LinkFact[],
  { knownAt }: Pick<Clocks, "knownAt">,
): Dispute | null {
  const approval = judgement && approvalOf(judgement, knownAt);
  if (!approval || !CLAIMING.includes(judgement.implementation)) return null;
  const newer = facts.filter(
    (fact) =>
      fact.stance === "CONTRADICTS" &&
      fact.credibility !== DISREGARDED_CREDIBILITY &&
      !fact.answered &&
      fact.stanceSince > approval.decidedAt,
  );
  if (newer.length === 0) return null;
  return {
    since: newer.reduce((first, fact) => Math.min(first, fact.stanceSince), Number.POSITIVE_INFINITY),
    evidence: [...new Set(newer.map((fact) => fact.number))],
  };
}
