import { loadRecord } from "@/lib/db/facts";
import type { Reader } from "@/lib/db/transaction";
import { currentJudgement } from "@/lib/domain/assessment";
import type { Day } from "@/lib/domain/dates";
import type { AssessmentRows, RawRecord } from "@/lib/domain/record";
import { type CycleDecision, cycleOf, type ItemState, itemState, reviewDay } from "@/lib/domain/review";
import type { ReviewRow } from "./read-review";

/** An item of an open review with its state and what led to it. */
export type StatedItem = ReviewRow["items"][number] & {
  state: ItemState;
  waiting: number;
  decision: CycleDecision | null;
  /** The judgement in force on the review's day. */
  current: { id: string; authorId: string } | null;
};

/** The items of an open review with their states, computed from all that is recorded. */
export async function readItemStates(db: Reader, review: ReviewRow, today: Day): Promise<StatedItem[]> {
  const raw = await loadRecord(
    db,
    review.items.map((item) => item.recommendationId),
  );
  return stateItems(review, raw, today);
}

/** The same from rows that were read already. */
export function stateItems(review: ReviewRow, raw: RawRecord, today: Day): StatedItem[] {
  const clocks = { asOf: reviewDay(review.periodTo, today), knownAt: Number.POSITIVE_INFINITY };
  const rowsOf = new Map<string, AssessmentRows[]>();
  for (const row of raw.assessments)
    rowsOf.set(row.recommendationId, [...(rowsOf.get(row.recommendationId) ?? []), row]);
  return review.items.map((item) => {
    const rows = rowsOf.get(item.recommendationId) ?? [];
    const cycle = cycleOf(rows, review.openedAfter);
    const current = currentJudgement(rows, null, clocks);
    const last = item.outcomes.at(-1);
    const outcome = last ? { kind: last.kind, at: last.at.getTime(), assessmentId: last.assessmentId } : null;
    const state = itemState({ ...cycle, outcome, currentId: current?.id ?? null });
    return { ...item, ...cycle, state, current: current && { id: current.id, authorId: current.authorId } };
  });
}
