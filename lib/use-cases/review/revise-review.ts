import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { toDate } from "@/lib/domain/dates";
import { Conflict } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { reviseReviewSchema } from "@/lib/domain/review";
import { checkReviewers } from "./check-reviewers";
import { lockOpenReview } from "./lock-review";

/**
 * Changes what an open review asks, of whom and until when, with a reason; earlier wordings stay. Its items and its scope
 * are those of the opening. Reviewers may.
 * @throws Conflict when it is closed or has moved on; Invalid at `reviewers`; NotFound, Forbidden, Unauthenticated
 */
export async function reviseReview(
  actor: Actor,
  number: number,
  { version, ...input }: z.output<typeof reviseReviewSchema>,
): Promise<{ number: number; version: number }> {
  return transact(async (tx, at) => {
    const review = await lockOpenReview(tx, actor, number);
    authorize(actor, "review.run");
    if (version !== review.version) throw new Conflict("stale");
    const reviewers = await checkReviewers(tx, input.reviewers);
    const next = review.version + 1;
    await tx.reviewRevision.create({
      data: {
        reviewId: review.id,
        version: next,
        title: input.title,
        question: input.question,
        periodFrom: toDate(input.periodFrom),
        periodTo: toDate(input.periodTo),
        scope: review.scope,
        reviewers,
        dueOn: input.dueOn === undefined ? null : toDate(input.dueOn),
        reason: input.reason,
        recordedAt: at,
        recordedById: actorId(actor),
      },
    });
    await tx.review.update({ where: { id: review.id }, data: { version: next } });
    await recordAudit(tx, {
      actor,
      action: "review.revised",
      subjectType: "review",
      subjectId: String(review.number),
      payload: { ...input, number: review.number, reviewers, version: next },
    });
    return { number: review.number, version: next };
  });
}
