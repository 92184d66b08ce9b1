import type { Prisma } from "@/lib/db/generated/client";
import type { Reader } from "@/lib/db/transaction";
import { toDay } from "@/lib/domain/dates";
import { NotFound } from "@/lib/domain/errors";
import type { Localized } from "@/lib/domain/localized";

const include = {
  revisions: { orderBy: { version: "desc" }, take: 1 },
  closing: { omit: { report: true } },
  items: {
    orderBy: { position: "asc" },
    include: {
      outcomes: { orderBy: [{ recordedAt: "asc" }, { id: "asc" }] },
      recommendation: { select: { reference: true, currentRevision: { select: { title: true, retired: true } } } },
    },
  },
} satisfies Prisma.ReviewInclude;

/** A review with its items as the record holds them. */
export type ReviewRow = Awaited<ReturnType<typeof readReviews>>[number];

/** Reviews by number, or all of them, newest first, without the text of their reports. */
export async function readReviews(db: Reader, number?: number) {
  const rows = await db.review.findMany({
    ...(number === undefined ? {} : { where: { number } }),
    orderBy: { number: "desc" },
    include,
  });
  return rows.flatMap((row) => {
    const [revision] = row.revisions;
    if (!revision) return [];
    return [
      {
        id: row.id,
        number: row.number,
        version: row.version,
        openedAt: row.createdAt,
        openedById: row.createdById,
        openedAfter: Number(row.openedAfter),
        title: revision.title,
        question: revision.question,
        periodFrom: toDay(revision.periodFrom),
        periodTo: toDay(revision.periodTo),
        scope: revision.scope,
        reviewers: revision.reviewers,
        dueOn: revision.dueOn && toDay(revision.dueOn),
        closing: row.closing && {
          at: row.closing.closedAt,
          byId: row.closing.closedById,
          sha256: row.closing.reportSha256,
          head: { sequence: Number(row.closing.headSequence), hash: row.closing.headHash },
        },
        items: row.items.map((item) => ({
          id: item.id,
          position: item.position,
          recommendationId: item.recommendationId,
          reference: item.recommendation.reference,
          title: (item.recommendation.currentRevision?.title ?? {}) as Localized,
          outcomes: item.outcomes.map(({ kind, reason, assessmentId, recordedAt, recordedById }) => ({
            kind,
            reason,
            assessmentId,
            at: recordedAt,
            byId: recordedById,
          })),
        })),
      },
    ];
  });
}

/** One review by its number. @throws NotFound */
export async function readReview(db: Reader, number: number): Promise<ReviewRow> {
  const found = isReviewNumber(number) ? (await readReviews(db, number))[0] : undefined;
  if (!found) throw new NotFound("reviewNotFound");
  return found;
}

/** Whether a number can be a review's: one that its column holds. */
export function isReviewNumber(number: number): boolean {
  return Number.isInteger(number) && number > 0 && number < 2 ** 31;
}
