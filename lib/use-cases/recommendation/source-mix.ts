import type { LinkFact } from "@/lib/domain/evidence-facts";

/** What evidence rests on: how many items there are, and how many of them share what makes them weak together. */
export interface SourceMix {
  total: number;
  stateAffiliated: number;
  addresseeIssued: number;
  /** Items in the language that most are in. */
  singleLanguage: { language: string | null; count: number };
  /** Items that share their origin with another one. */
  singleOrigin: { largest: number; groups: number };
}

/** Counts the mix over the supports and contradictions of a recommendation, distinct by evidence. */
export function sourceMix(facts: readonly LinkFact[]): SourceMix {
  const counted = facts.filter((fact) => fact.stance !== "CONTEXT");
  const [language, inLanguage] = most(counted.map((fact) => fact.language));
  const origins = counted.map((fact) => fact.originGroup);
  return {
    total: counted.length,
    stateAffiliated: counted.filter((fact) => fact.affiliation === "OFFICIAL").length,
    addresseeIssued: counted.filter((fact) => fact.addressee).length,
    singleLanguage: { language, count: inLanguage },
    singleOrigin: { largest: most(origins)[1], groups: new Set(origins).size },
  };
}

function most(values: readonly string[]): [string | null, number] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: [string | null, number] = [null, 0];
  for (const [value, count] of counts) if (count > best[1]) best = [value, count];
  return best;
}
