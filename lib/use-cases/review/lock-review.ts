import type { Tx } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import { assertOpen } from "@/lib/domain/review";
import { type ReviewRow, readReview } from "./read-review";

/**
 * A review, locked until the transaction ends, so that its items are settled and it is closed one after the other. Taken
 * before the locks of recommendations, and those before the chain's.
 * @throws NotFound; Conflict when it is closed; Unauthenticated
 */
export async function lockOpenReview(tx: Tx, actor: Actor, number: number): Promise<ReviewRow> {
  assertMaySee(actor);
  await tx.$queryRaw`SELECT id FROM review WHERE number = ${Number.isSafeInteger(number) ? number : 0} FOR NO KEY UPDATE`;
  const review = await readReview(tx, number);
  assertOpen({ closed: review.closing !== null });
  return review;
}

/** An item of a review by its recommendation's reference, in any case. @throws NotFound */
export function itemByReference(review: ReviewRow, reference: string): ReviewRow["items"][number] {
  const wanted = reference.trim().toLowerCase();
  const item = review.items.find((each) => each.reference.toLowerCase() === wanted);
  if (!item) throw new NotFound("reviewItemNotFound");
  return item;
}
