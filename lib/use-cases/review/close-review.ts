import { recordAudit } from "@/lib/db/audit";
import { lockAuditHead } from "@/lib/db/audit-head";
import { now } from "@/lib/db/clock";
import { lockFamilies } from "@/lib/db/family-lock";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { actorId, authorize } from "@/lib/domain/permissions";
import { lockOpenReview } from "./lock-review";
import { makeReport } from "./make-report";

/**
 * Closes a review and freezes its report: what was decided, by whom, on which evidence, as of the audit head just before
 * the closing's own entry, which in turn names the report's hash. Reviewers may.
 *
 * Decisions on the items take turns with it: it takes the locks that they take (review, recommendations, chain, in this
 * order), so a decision is either in the report or comes after its head.
 * @throws Conflict that names the items still open, or when it is closed already; NotFound, Forbidden, Unauthenticated
 */
export async function closeReview(
  actor: Actor,
  number: number,
): Promise<{ number: number; sha256: string; head: { sequence: number; hash: string }; closedAt: Date }> {
  return transact(async (tx) => {
    const review = await lockOpenReview(tx, actor, number);
    authorize(actor, "review.run");
    const ids = review.items.map((item) => item.recommendationId);
    await lockFamilies(tx, ids);
    const head = await lockAuditHead(tx);
    if (!head) throw new Error("A review was opened without an entry in the chain.");
    const { report, sha256 } = await makeReport(tx, review, head);
    const closedAt = now();
    await tx.reviewClosing.create({
      data: {
        reviewId: review.id,
        report,
        reportSha256: sha256,
        headSequence: BigInt(head.sequence),
        headHash: head.hash,
        closedAt,
        closedById: actorId(actor),
      },
    });
    const named = { sequence: head.sequence, hash: head.hash };
    await recordAudit(tx, {
      actor,
      action: "review.closed",
      subjectType: "review",
      subjectId: String(review.number),
      touches: ids,
      payload: { number: review.number, title: review.title, reportSha256: sha256, head: named },
    });
    return { number: review.number, sha256, head: named, closedAt };
  });
}
