/** What can be judged of a recommendation's implementation, in the order of the path and then off it. */
export const IMPLEMENTATIONS = [
  "NO_EVIDENCE_FOUND",
  "NOT_STARTED",
  "PROPOSED",
  "UNDERWAY",
  "PARTLY_IMPLEMENTED",
  "IMPLEMENTED",
  "STALLED",
  "REVERSED",
  "SUPERSEDED",
] as const;
export type Implementation = (typeof IMPLEMENTATIONS)[number];

/** All that can be shown: the absence of a judgement too. */
export const SHOWN_IMPLEMENTATIONS = ["NOT_ASSESSED", ...IMPLEMENTATIONS] as const;
export type ShownImplementation = (typeof SHOWN_IMPLEMENTATIONS)[number];

/** The order in which displays list them: most advanced first, off the path next, unjudged last. */
export const DISPLAY_ORDER: readonly ShownImplementation[] = [
  "IMPLEMENTED",
  "PARTLY_IMPLEMENTED",
  "UNDERWAY",
  "PROPOSED",
  "NOT_STARTED",
  "STALLED",
  "REVERSED",
  "SUPERSEDED",
  "NO_EVIDENCE_FOUND",
  "NOT_ASSESSED",
];

/** A component counts as done for the closure gate when it stands at one of these. */
export const CLOSED: readonly ShownImplementation[] = ["IMPLEMENTED", "SUPERSEDED"];

/** How many approvals by different people a judgement needs. */
export function approvalsNeeded(implementation: Implementation): 1 | 2 {
  return implementation === "SUPERSEDED" ? 2 : 1;
}

export const OUTCOMES = ["TOO_EARLY", "UNKNOWN", "NO_EFFECT", "PARTIAL", "ACHIEVED", "ADVERSE"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const VERDICTS = ["APPROVE", "REQUEST_CHANGES", "REJECT"] as const;
export type Verdict = (typeof VERDICTS)[number];
