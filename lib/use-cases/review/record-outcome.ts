import { recordAudit } from "@/lib/db/audit";
import { now } from "@/lib/db/clock";
import { lockFamilies } from "@/lib/db/family-lock";
import { today } from "@/lib/db/today";
import type { Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { OutcomeKind } from "@/lib/domain/review";
import { readItemStates, type StatedItem } from "./item-states";
import { itemByReference, lockOpenReview } from "./lock-review";

/** The item of a review that an outcome was said of. */
export interface SettledItem {
  number: number;
  position: number;
  reference: string;
}

const ACTION = {
  CONFIRMED: "review.item-confirmed",
  DEFERRED: "review.item-deferred",
  RESUMED: "review.item-resumed",
} as const satisfies Record<OutcomeKind, string>;

/**
 * What confirming, deferring and taking up again share: the locks, the row and the entry.
 * @param assert lets it pass, and says which judgement is confirmed (null where none is)
 */
export async function recordOutcome(
  tx: Tx,
  actor: Actor,
  { number, reference, reason }: { number: number; reference: string; reason: string },
  kind: OutcomeKind,
  assert: (item: StatedItem) => string | null,
): Promise<SettledItem> {
  const review = await lockOpenReview(tx, actor, number);
  authorize(actor, "review.run");
  const named = itemByReference(review, reference);
  await lockFamilies(tx, [named.recommendationId]);
  // After the locks: of two who settle one item the second must not record the earlier instant.
  const at = now();
  const [item] = await readItemStates(tx, { ...review, items: [named] }, today(at));
  if (!item) throw new Error("An item of the review has no state.");
  const assessmentId = assert(item);
  await tx.reviewOutcome.create({
    data: { itemId: item.id, kind, reason, assessmentId, recordedAt: at, recordedById: actorId(actor) },
  });
  await recordAudit(tx, {
    actor,
    action: ACTION[kind],
    subjectType: "review",
    subjectId: String(review.number),
    touches: [item.recommendationId],
    payload: { number: review.number, reference: item.reference, reason, assessment: assessmentId },
  });
  return { number: review.number, position: item.position, reference: item.reference };
}
