import type { Reason, ReasonCode } from "./candidate";
import type { Direction } from "./directives";

/** From this score on a passage is put before people. */
export const THRESHOLD = 0.5;

/** What is known of a passage. */
export interface Signs {
  numbering: "labelled" | "coded" | "numbered" | null;
  /** Its neighbours count with it. */
  inSequence: boolean;
  direction: Direction;
  recommends: boolean;
  background: boolean;
  addressee: boolean;
  listUnderHeading: boolean;
  words: number;
  citation: boolean;
  /** The document has numbered recommendations, and this is none of them. */
  besideNumbered: boolean;
}

/** Weighs what speaks for and against a passage. The score is the reasons' sum, kept between 0 and 1. */
export function weigh(signs: Signs): { score: number; reasons: Reason[] } {
  const reasons: Reason[] = [];
  const add = (code: ReasonCode, weight: number) => reasons.push({ code, weight });
  const { direction, numbering } = signs;
  if (numbering) add(numbering, { labelled: 0.6, coded: 0.55, numbered: 0.5 }[numbering]);
  if (numbering && signs.inSequence) add("sequence", 0.1);
  const own = numbering === null;
  if (direction.performative) add("performative", own ? 0.6 : 0.2);
  else if (direction.modal) add("modal", own ? 0.5 : 0.15);
  else if (direction.imperative) add("imperative", own ? 0.25 : 0.15);
  if (signs.listUnderHeading) add("listUnderHeading", 0.3);
  if (signs.recommends) add("recommendationSection", own ? 0.2 : 0.1);
  if (signs.addressee) add("addressee", 0.05);
  if (own) {
    if (signs.background) add("backgroundSection", -0.15);
    if (direction.reported) add("reported", -0.45);
    if (direction.hedged) add("hedged", -0.6);
    if (direction.past) add("past", -0.5);
    if (direction.question) add("question", -0.5);
    if (signs.besideNumbered) add("besideNumbered", -0.1);
    if (signs.words < (signs.listUnderHeading ? 3 : 5)) add("short", -0.3);
  } else if (signs.words < 3) add("short", -0.15);
  if (signs.citation) add("citation", -0.4);
  const sum = reasons.reduce((total, { weight }) => total + weight, 0);
  return { score: Math.round(Math.max(0, Math.min(1, sum)) * 100) / 100, reasons };
}
