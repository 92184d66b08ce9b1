import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockAuditHead } from "@/lib/db/audit-head";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { toDate } from "@/lib/domain/dates";
import { Invalid } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { openReviewSchema } from "@/lib/domain/review";
import type { RecommendationFilters } from "../recommendation/list-item";
import { checkReviewers } from "./check-reviewers";
import { MOST_ITEMS, scopeItems } from "./scope-items";

/**
 * Opens a review cycle: a question about the recommendations that a filter finds now, in a period, for some reviewers. The
 * items are fixed from then on. Reviewers may.
 * @param filters what `scope` says, as the list reads it
 * @throws Invalid at `scope` when it finds nothing or too much, at `reviewers` and `dueOn`; Forbidden, Unauthenticated
 */
export async function openReview(
  actor: Actor,
  { filters, ...input }: z.output<typeof openReviewSchema> & { filters: RecommendationFilters },
): Promise<{ id: string; number: number }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    authorize(actor, "review.run");
    const reviewers = await checkReviewers(tx, input.reviewers);
    if (input.dueOn !== undefined && input.dueOn < today(at)) throw new Invalid({ dueOn: { code: "pastDate" } });
    const items = await scopeItems(tx, actor, filters, today(at));
    if (items.length === 0) throw new Invalid({ scope: { code: "scopeEmpty" } });
    if (items.length > MOST_ITEMS) throw new Invalid({ scope: { code: "scopeTooBig", params: { most: MOST_ITEMS } } });
    // Held from here on, so that no decision can fall between what is named here and the entry of the opening.
    const head = await lockAuditHead(tx);
    const review = await tx.review.create({
      data: { createdAt: at, createdById: actorId(actor), openedAfter: BigInt(head?.sequence ?? 0) },
    });
    const { title, question, periodFrom, periodTo, scope } = input;
    await tx.reviewRevision.create({
      data: {
        reviewId: review.id,
        version: 1,
        title,
        question,
        periodFrom: toDate(periodFrom),
        periodTo: toDate(periodTo),
        scope,
        reviewers,
        dueOn: input.dueOn === undefined ? null : toDate(input.dueOn),
        recordedAt: at,
        recordedById: actorId(actor),
      },
    });
    await tx.reviewItem.createMany({
      data: items.map((item, index) => ({ reviewId: review.id, recommendationId: item.id, position: index + 1 })),
    });
    await recordAudit(tx, {
      actor,
      action: "review.opened",
      subjectType: "review",
      subjectId: String(review.number),
      touches: items.map((item) => item.id),
      payload: { ...input, number: review.number, reviewers, items: items.map((item) => item.reference) },
    });
    return { id: review.id, number: review.number };
  });
}
