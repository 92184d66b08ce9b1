import { currentJudgement, openProposals } from "./assessment";
import { distinctByEvidence, type LinkFact, linkFacts } from "./evidence-facts";
import type { Implementation, ShownImplementation } from "./implementation";
import type { Clocks, RawRecord } from "./record";

/** How one recommendation stands in one member state: judged apart, on evidence that speaks of that state. */
export interface StateStanding {
  stateId: string;
  implementation: ShownImplementation;
  /** The judgement in force, the newest open proposal and how many are open. */
  judgementId: string | null;
  proposed: Implementation | null;
  proposalId: string | null;
  proposals: number;
  supports: number;
  contradicts: number;
  context: number;
  /** The numbers of the items that speak of the state. */
  evidence: number[];
  /** Neither judged, nor proposed, nor spoken of by any evidence: nothing is known. */
  gap: boolean;
}

/**
 * How a recommendation stands in each member state at the two clocks. Evidence counts for a state where a link says that
 * the item speaks of it, on the recommendation or a component, once for each item; evidence of the whole counts for none.
 * Judgements are those made of that state: the overall one is never carried over.
 */
export function stateStandings(
  raw: RawRecord,
  recommendationId: string,
  stateIds: readonly string[],
  clocks: Clocks,
): StateStanding[] {
  const family = new Set(
    raw.recommendations
      .filter((rows) => rows.id === recommendationId || rows.parentId === recommendationId)
      .map((rows) => rows.id),
  );
  const facts = linkFacts(
    raw.links.filter((link) => family.has(link.recommendationId)),
    new Map(raw.sources.map((source) => [source.id, source])),
    new Set(),
    clocks,
  );
  const judged = raw.assessments.filter((row) => row.recommendationId === recommendationId);
  return stateIds.map((stateId) => {
    const judgement = currentJudgement(judged, stateId, clocks);
    const proposals = openProposals(judged, stateId, clocks);
    const own = distinctByEvidence(facts.filter((fact) => fact.states.includes(stateId)));
    const count = (stance: LinkFact["stance"]) => own.filter((fact) => fact.stance === stance).length;
    return {
      stateId,
      implementation: judgement?.implementation ?? "NOT_ASSESSED",
      judgementId: judgement?.id ?? null,
      proposed: proposals[0]?.implementation ?? null,
      proposalId: proposals[0]?.id ?? null,
      proposals: proposals.length,
      supports: count("SUPPORTS"),
      contradicts: count("CONTRADICTS"),
      context: count("CONTEXT"),
      evidence: own.map((fact) => fact.number),
      gap: judgement === null && proposals.length === 0 && own.length === 0,
    };
  });
}
