import type { LinkFact } from "./evidence-facts";

export const TRIANGULATIONS = [
  "CORROBORATED",
  "OFFICIAL_ONLY",
  "INDEPENDENT_ONLY",
  "CONTESTED",
  "UNSUPPORTED",
] as const;
export type Triangulation = (typeof TRIANGULATIONS)[number];

/** Information of this credibility ("improbable") is logged but vouches for nothing. */
export const DISREGARDED_CREDIBILITY = 5;

/**
 * Who vouches for a recommendation's progress. Counts supports and contradictions, ungraded ones too, once for each
 * origin group; `contradicted` flags an unsupported one that something speaks against.
 * @param facts links of the recommendation and its components
 */
export function triangulate(facts: readonly LinkFact[]): { triangulation: Triangulation; contradicted: boolean } {
  const counted = facts.filter((fact) => fact.credibility !== DISREGARDED_CREDIBILITY);
  const supports = oneForEachOrigin(counted.filter((fact) => fact.stance === "SUPPORTS"));
  const contradicted = counted.some((fact) => fact.stance === "CONTRADICTS" && !fact.answered);
  const official = supports.some((fact) => fact.affiliation === "OFFICIAL");
  const independent = supports.some((fact) => fact.affiliation === "INDEPENDENT");
  if (supports.length > 0 && contradicted) return { triangulation: "CONTESTED", contradicted };
  if (official && independent) return { triangulation: "CORROBORATED", contradicted };
  if (official) return { triangulation: "OFFICIAL_ONLY", contradicted };
  if (independent) return { triangulation: "INDEPENDENT_ONLY", contradicted };
  return { triangulation: "UNSUPPORTED", contradicted };
}

/** One fact for each origin group: the earliest logged stands for its reprints. */
export function oneForEachOrigin(facts: readonly LinkFact[]): LinkFact[] {
  const first = new Map<string, LinkFact>();
  for (const fact of [...facts].sort((a, b) => a.number - b.number)) {
    if (!first.has(fact.originGroup)) first.set(fact.originGroup, fact);
  }
  return [...first.values()];
}
