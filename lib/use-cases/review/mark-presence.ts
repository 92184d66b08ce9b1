import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import { isReviewNumber } from "./read-review";

/**
 * Notes that somebody looks at an item of a review just now (null: at the review). For every member. It is scratch: it
 * says nothing that counts, is forgotten after a moment, and leaves no entry in the chain.
 * @throws NotFound, Unauthenticated
 */
export async function markPresence(actor: Actor, number: number, position: number | null): Promise<void> {
  assertMaySee(actor);
  if (actor.kind !== "member") return;
  const review = isReviewNumber(number)
    ? await database().review.findUnique({
        where: { number },
        select: { id: true, items: { where: { position: position ?? 0 }, select: { id: true } } },
      })
    : null;
  if (!review) throw new NotFound("reviewNotFound");
  const mark = { itemId: review.items[0]?.id ?? null, seenAt: now() };
  await database().reviewPresence.upsert({
    where: { reviewId_userId: { reviewId: review.id, userId: actor.userId } },
    create: { reviewId: review.id, userId: actor.userId, ...mark },
    update: mark,
  });
}
