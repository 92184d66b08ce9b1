import { z } from "zod";
import { reviewState } from "./assessment";
import { type Day, daySchema } from "./dates";
import { Conflict, Forbidden } from "./errors";
import type { Verdict } from "./implementation";
import type { AssessmentRows, Instant } from "./record";

/** Where an item of a review is: computed from proposals, decisions and outcomes, never stored. */
export const ITEM_STATES = ["OPEN", "PROPOSED", "DECIDED", "CONFIRMED", "DEFERRED"] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** An item in one of these states does not hold the review open. */
export const SETTLED: readonly ItemState[] = ["DECIDED", "CONFIRMED", "DEFERRED"];

/** How an item was settled, or taken up again, other than by a decision on a proposal. */
export type OutcomeKind = "CONFIRMED" | "DEFERRED" | "RESUMED";

/** The newest decision on a proposal since the review opened. */
export interface CycleDecision {
  verdict: Verdict;
  deciderId: string;
  at: Instant;
  sequence: number;
  implementation: AssessmentRows["implementation"];
}

/** What the state of an item is computed from. */
export interface ItemFacts {
  /** Proposals on the recommendation, overall or for a state, that wait for a decision. */
  waiting: number;
  decision: CycleDecision | null;
  outcome: { kind: OutcomeKind; at: Instant; assessmentId: string | null } | null;
  /** The judgement in force at the review's day. */
  currentId: string | null;
}

/**
 * The state of an item. What was said last counts: a decision after a deferral or confirmation takes its place. A waiting
 * proposal opens a confirmed item again, since there is something to judge; a deferred one stays deferred until it is
 * taken up or decided.
 */
export function itemState({ waiting, decision, outcome, currentId }: ItemFacts): ItemState {
  const said = outcome !== null && (decision === null || outcome.at >= decision.at) ? outcome : null;
  if (said?.kind === "DEFERRED") return "DEFERRED";
  if (waiting > 0) return "PROPOSED";
  if (said?.kind === "CONFIRMED" && said.assessmentId === currentId) return "CONFIRMED";
  return decision === null ? "OPEN" : "DECIDED";
}

/**
 * The proposals that wait on a recommendation, and its newest decision in the review.
 * @param rows the proposals on that recommendation
 * @param openedAfter the audit entry after which the review was opened
 */
export function cycleOf(
  rows: readonly AssessmentRows[],
  openedAfter: number,
): { waiting: number; decision: CycleDecision | null } {
  let decision: CycleDecision | null = null;
  for (const row of rows) {
    for (const { verdict, deciderId, decidedAt, sequence } of row.decisions) {
      if (sequence <= openedAfter || (decision !== null && sequence < decision.sequence)) continue;
      decision = { verdict, deciderId, at: decidedAt, sequence, implementation: row.implementation };
    }
  }
  const waiting = rows.filter((row) => reviewState(row, Number.POSITIVE_INFINITY) === "SUBMITTED").length;
  return { waiting, decision };
}

/** The day that a review looks at: its period's last, or today while that is still to come. */
export function reviewDay(periodTo: Day, today: Day): Day {
  return periodTo < today ? periodTo : today;
}

/** Lets a change pass while the review is open. @throws Conflict when it was closed */
export function assertOpen(review: { closed: boolean }): void {
  if (review.closed) throw new Conflict("reviewClosed");
}

/** Lets a review be closed when every item is settled. @throws Conflict that names the open ones */
export function assertMayClose(items: readonly { reference: string; state: ItemState }[]): void {
  const open = items.filter((item) => !SETTLED.includes(item.state)).map((item) => item.reference);
  if (open.length === 0) return;
  throw new Conflict({ code: "reviewItemsOpen", params: { count: open.length, list: open.join(", ") } });
}

/**
 * Lets somebody confirm that a judgement still stands.
 * @throws Conflict when nothing is judged or a proposal waits; Forbidden for the judgement's author
 */
export function assertMayConfirm(judgement: { authorId: string } | null, waiting: number, reviewerId: string): void {
  if (judgement === null) throw new Conflict("nothingToConfirm");
  if (waiting > 0) throw new Conflict("decideFirst");
  if (judgement.authorId === reviewerId) throw new Forbidden("ownJudgement");
}

const title = z.string().trim().min(1).max(200);
const question = z.string().trim().min(1).max(1000);
const reviewers = z.array(z.uuid("unknownId")).min(1, "required").max(50);
const period = { periodFrom: daySchema, periodTo: daySchema };
const isInOrder = (input: { periodFrom: Day; periodTo: Day }) => input.periodFrom <= input.periodTo;
const outOfOrder = { path: ["periodTo"], message: "endsBeforeStart" };

/** What opening takes. `scope`: the filter of the list of recommendations, as its query string; empty: all of them. */
export const openReviewSchema = z
  .strictObject({
    title,
    question,
    ...period,
    scope: z
      .string()
      .trim()
      .max(2000)
      .default("")
      .meta({ description: "Filter of GET /recommendations as a query string", example: "theme=prevention" }),
    reviewers,
    dueOn: daySchema.optional(),
  })
  .refine(isInOrder, outOfOrder);

/** What changing an open review takes; its items stay as they are. */
export const reviseReviewSchema = z
  .strictObject({
    title,
    question,
    ...period,
    reviewers,
    dueOn: daySchema.optional(),
    reason: z.string().trim().min(1).max(2000),
    version: z.coerce.number().int().min(1),
  })
  .refine(isInOrder, outOfOrder);

/** What can be said of an item other than a decision on a proposal. */
export const ITEM_OUTCOMES = ["CONFIRM", "DEFER", "RESUME"] as const;

/** Confirming, deferring and taking up again each need a reason. */
export const settleItemSchema = z.strictObject({
  outcome: z.enum(ITEM_OUTCOMES),
  reason: z.string().trim().min(1).max(2000),
});
