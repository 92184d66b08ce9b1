import type { Day } from "./dates";
import type { LinkFact } from "./evidence-facts";
import type { ShownImplementation } from "./implementation";
import type { Clocks, ResponseRows } from "./record";
import type { Answer, AnswerBasis } from "./response";
import { DISREGARDED_CREDIBILITY } from "./triangulation";

/** What one addressee answered, as known at the clocks. */
export interface ResponseFact {
  id: string;
  partyId: string;
  answer: Answer;
  basis: AnswerBasis | null;
  claimsDone: boolean;
}

/** The answer that each addressee gave last of those given by `asOf` and known at `knownAt`, however late it was recorded. */
export function responseFacts(rows: readonly ResponseRows[], clocks: Clocks): ResponseFact[] {
  const last = new Map<string, ResponseRows>();
  for (const row of rows) {
    if (row.recordedAt > clocks.knownAt || row.answeredOn > clocks.asOf) continue;
    const other = last.get(row.partyId);
    if (!other || isLater(row, other)) last.set(row.partyId, row);
  }
  return [...last.values()].map(({ id, partyId, answer, basis, claimsDone }) => ({
    id,
    partyId,
    answer,
    basis,
    claimsDone,
  }));
}

/** Given on one day, the later recording outweighs; of one instant, the greater id (they are made in order). */
function isLater(a: ResponseRows, b: ResponseRows): boolean {
  if (a.answeredOn !== b.answeredOn) return a.answeredOn > b.answeredOn;
  return a.recordedAt !== b.recordedAt ? a.recordedAt > b.recordedAt : a.id > b.id;
}

/**
 * How what is said does not go together:
 * - CLAIM_NOT_CONFIRMED: an addressee claims that it is done already, and we judge otherwise;
 * - SOURCES_DISAGREE: an official source supports what an independent one contradicts, unanswered;
 * - JUDGEMENT_CONTRADICTED: we judge that something moves, and an independent source says that it does not;
 * - JUDGEMENT_OVERTAKEN: we judge that nothing moves, and a source reports progress from later than the judgement;
 * - REJECTED_YET_MOVING: an addressee rejects it, and we judge that something moves.
 */
export const DISAGREEMENTS = [
  "CLAIM_NOT_CONFIRMED",
  "SOURCES_DISAGREE",
  "JUDGEMENT_CONTRADICTED",
  "JUDGEMENT_OVERTAKEN",
  "REJECTED_YET_MOVING",
] as const;
export type Disagreement = (typeof DISAGREEMENTS)[number];

const MOVING: readonly ShownImplementation[] = ["UNDERWAY", "PARTLY_IMPLEMENTED", "IMPLEMENTED"];
const NOT_MOVING: readonly ShownImplementation[] = ["NO_EVIDENCE_FOUND", "NOT_STARTED", "STALLED", "REVERSED"];

/**
 * Where the addressee, the sources and our judgement contradict each other; empty where they go together.
 * @param facts links in force of the recommendation and its components
 */
export function disagreements(
  responses: readonly ResponseFact[],
  facts: readonly LinkFact[],
  judgement: { implementation: ShownImplementation; asOn: Day | null },
): Disagreement[] {
  const counted = facts.filter((fact) => fact.credibility !== DISREGARDED_CREDIBILITY);
  const supports = counted.filter((fact) => fact.stance === "SUPPORTS");
  const contradicted = counted.some(
    (fact) => fact.stance === "CONTRADICTS" && fact.affiliation === "INDEPENDENT" && !fact.answered,
  );
  const { implementation, asOn } = judgement;
  const holds: Record<Disagreement, boolean> = {
    CLAIM_NOT_CONFIRMED:
      responses.some((response) => response.claimsDone) &&
      implementation !== "IMPLEMENTED" &&
      implementation !== "NOT_ASSESSED",
    SOURCES_DISAGREE: contradicted && supports.some((fact) => fact.affiliation === "OFFICIAL"),
    JUDGEMENT_CONTRADICTED: contradicted && MOVING.includes(implementation),
    JUDGEMENT_OVERTAKEN:
      NOT_MOVING.includes(implementation) && asOn !== null && supports.some((fact) => fact.trueOn > asOn),
    REJECTED_YET_MOVING:
      responses.some((response) => response.answer === "REJECTED") && MOVING.includes(implementation),
  };
  return DISAGREEMENTS.filter((each) => holds[each]);
}
