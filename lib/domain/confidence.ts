import { type Day, monthsBetween } from "./dates";

/** How sure a judgement is, most first. */
export const CONFIDENCES = ["HIGH", "MODERATE", "LOW", "VERY_LOW"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Why it is not surer: the five grounds for rating down of the GRADE approach (Guyatt et al., BMJ 2008;336:924). */
export const CONFIDENCE_REASONS = [
  "RISK_OF_BIAS",
  "INCONSISTENCY",
  "INDIRECTNESS",
  "IMPRECISION",
  "PUBLICATION_BIAS",
] as const;
export type ConfidenceReason = (typeof CONFIDENCE_REASONS)[number];

/** Displayed confidence loses one step for each full span of this many months without newer cited evidence. */
export const AGEING_MONTHS = 24;

/** How many steps of confidence age has taken by `asOf`, were the scale long enough. */
export function ageingSteps(newestCitedOn: Day | null, asOf: Day): number {
  return newestCitedOn === null ? 0 : Math.floor(monthsBetween(newestCitedOn, asOf) / AGEING_MONTHS);
}

/** The confidence to show at `asOf`: the judged one, lowered by age; never below VERY_LOW. */
export function agedConfidence(judged: Confidence, newestCitedOn: Day | null, asOf: Day): Confidence {
  const index = Math.min(CONFIDENCES.indexOf(judged) + ageingSteps(newestCitedOn, asOf), CONFIDENCES.length - 1);
  return CONFIDENCES[index] ?? "VERY_LOW";
}
