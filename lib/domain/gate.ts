import type { LinkFact } from "./evidence-facts";
import { CLOSED, type ShownImplementation } from "./implementation";
import { oneForEachOrigin } from "./triangulation";

/** The closure gate's legs, in the order in which they are shown. */
export const GATE_LEGS = [
  "GRADED_SUPPORT",
  "TWO_ORIGINS",
  "INDEPENDENT",
  "FIRST_HAND",
  "NO_OPEN_CONTRADICTION",
  "COMPONENTS_CLOSED",
] as const;
export type GateLegName = (typeof GATE_LEGS)[number];

/** One leg: whether it holds, and the evidence numbers or component references that make or break it. */
export interface GateLeg {
  leg: GateLegName;
  holds: boolean;
  evidence: number[];
  components: string[];
}

export interface Gate {
  passes: boolean;
  legs: GateLeg[];
}

/** Supporting links count for the gate from this credibility upwards (1 is best). */
export const GATE_CREDIBILITY = 3;
/** A contradiction of this credibility or better blocks the gate until it is answered. */
export const BLOCKING_CREDIBILITY = 2;
/** How many supports, and how many origin groups, the gate asks for. */
export const GATE_SUPPORTS = 2;

/**
 * The closure gate: what must hold before IMPLEMENTED may be claimed.
 * @param facts links of the recommendation and its components
 * @param components where each component in force stands
 */
export function closureGate(
  facts: readonly LinkFact[],
  components: readonly { reference: string; implementation: ShownImplementation }[],
): Gate {
  const graded = facts.filter(
    (fact) => fact.stance === "SUPPORTS" && fact.credibility !== null && fact.credibility <= GATE_CREDIBILITY,
  );
  const byEvidence = [...new Map(graded.map((fact) => [fact.evidenceId, fact])).values()];
  const firstHand = byEvidence.filter((fact) => !fact.via);
  const independent = byEvidence.filter((fact) => fact.affiliation === "INDEPENDENT");
  const open = facts.filter(
    (fact) =>
      fact.stance === "CONTRADICTS" &&
      fact.credibility !== null &&
      fact.credibility <= BLOCKING_CREDIBILITY &&
      !fact.answered,
  );
  const unfinished = components.filter((component) => !CLOSED.includes(component.implementation));
  const leg = (name: GateLegName, holds: boolean, about: readonly LinkFact[], references: string[] = []): GateLeg => ({
    leg: name,
    holds,
    evidence: [...new Set(about.map((fact) => fact.number))],
    components: references,
  });
  const legs = [
    leg("GRADED_SUPPORT", byEvidence.length >= GATE_SUPPORTS, byEvidence),
    leg("TWO_ORIGINS", oneForEachOrigin(byEvidence).length >= GATE_SUPPORTS, oneForEachOrigin(byEvidence)),
    leg("INDEPENDENT", independent.length > 0, independent),
    leg(
      "FIRST_HAND",
      oneForEachOrigin(firstHand).length >= GATE_SUPPORTS &&
        firstHand.some((fact) => fact.affiliation === "INDEPENDENT"),
      firstHand,
    ),
    leg("NO_OPEN_CONTRADICTION", open.length === 0, open),
    leg(
      "COMPONENTS_CLOSED",
      unfinished.length === 0,
      [],
      unfinished.map((component) => component.reference),
    ),
  ];
  return { passes: legs.every((each) => each.holds), legs };
}
