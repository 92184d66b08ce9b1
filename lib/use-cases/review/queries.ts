import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { getAuditHead, memoByHead } from "@/lib/db/figures-memo";
import { readNames } from "@/lib/db/people";
import { today } from "@/lib/db/today";
import type { Reader } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { toDate } from "@/lib/domain/dates";
import { NotFound } from "@/lib/domain/errors";
import { ITEM_STATES, type ItemState } from "@/lib/domain/review";
import type { ReviewReport } from "@/lib/domain/review-report";
import type { RecommendationFilters } from "../recommendation/list-item";
import { type News, readChanges, readNews } from "./changes";
import { readItemStates, type StatedItem } from "./item-states";
import { type ReviewRow, readReview, readReviews } from "./read-review";
import { scopeItems } from "./scope-items";

/** A review with its items' states and everybody's names. */
export type ReviewView = Awaited<ReturnType<typeof viewOf>>;

/** How long somebody counts as looking at an item after they were last seen there. */
const PRESENT_SECONDS = 20;

/** All reviews, newest first, with how far each is. @throws Unauthenticated */
export async function listReviews(actor: Actor) {
  assertMaySee(actor);
  const db = database();
  const at = { head: await getAuditHead(db), today: today() };
  return memoByHead("reviews", at, async () => {
    const views: ReviewView[] = [];
    for (const review of await readReviews(db)) views.push(await viewOf(db, review));
    return views;
  });
}

/** One review with the state of each item: of now while it is open, of its report once it is closed. @throws NotFound, Unauthenticated */
export async function getReview(actor: Actor, number: number): Promise<ReviewView> {
  assertMaySee(actor);
  const db = database();
  const at = { head: await getAuditHead(db), today: today() };
  return memoByHead(`review ${number}`, at, async () => viewOf(db, await readReview(db, number)));
}

/** Who can be asked to review: active reviewers and administrators, by name. @throws Unauthenticated */
export async function listReviewers(actor: Actor): Promise<{ id: string; name: string }[]> {
  assertMaySee(actor);
  return database().user.findMany({
    where: { role: { in: ["REVIEWER", "ADMIN"] }, isSystem: false, disabledAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}

/** What a review of this scope would look at. @throws Unauthenticated */
export async function previewScope(actor: Actor, filters: RecommendationFilters) {
  assertMaySee(actor);
  return scopeItems(database(), actor, filters, today());
}

/**
 * What happened about an item since it was last looked at: since the newest review before this one that was closed over
 * it, else since the period began. @throws NotFound, Unauthenticated
 */
export async function listChangesSince(actor: Actor, number: number, position: number) {
  assertMaySee(actor);
  const db = database();
  const review = await readReview(db, number);
  const item = review.items.find((each) => each.position === position);
  if (!item) throw new NotFound("reviewItemNotFound");
  const last = await db.review.findFirst({
    where: {
      number: { not: number },
      items: { some: { recommendationId: item.recommendationId } },
      closing: { headSequence: { lte: BigInt(review.openedAfter) } },
    },
    orderBy: { closing: { headSequence: "desc" } },
    select: { number: true, closing: { select: { headSequence: true, closedAt: true } } },
  });
  const since = last?.closing
    ? { review: last.number, day: today(last.closing.closedAt), at: last.closing.closedAt }
    : { review: null, day: review.periodFrom, at: toDate(review.periodFrom) };
  const changes = await readChanges(db, item.recommendationId, {
    after: last?.closing?.headSequence ?? null,
    from: since.at,
  });
  return { since, ...changes };
}

/**
 * The newest entry of the chain about each item of a review, by position: what a page that stays open goes by.
 * @throws NotFound, Unauthenticated
 */
export async function getNews(actor: Actor, number: number): Promise<ReadonlyMap<number, News>> {
  assertMaySee(actor);
  const db = database();
  const at = { head: await getAuditHead(db), today: today() };
  return memoByHead(`review news ${number}`, at, async () => readNews(db, (await readReview(db, number)).id));
}

/**
 * What a page that stays open asks every few seconds: how each item stands, what happened about it last, and who looks
 * at what. @throws NotFound, Unauthenticated
 */
export async function getLive(actor: Actor, number: number) {
  const [review, news] = await Promise.all([getReview(actor, number), getNews(actor, number)]);
  const present = await database().reviewPresence.findMany({
    where: { reviewId: review.id, seenAt: { gte: new Date(now().getTime() - PRESENT_SECONDS * 1000) } },
    orderBy: { userId: "asc" },
  });
  const names = await readNames(
    database(),
    present.map((each) => each.userId),
  );
  return {
    closed: review.closing !== null,
    items: review.items.map(({ position, reference, state, said }) => ({
      position,
      reference,
      state,
      said: said?.what ?? null,
      news: news.get(position) ?? null,
    })),
    present: present.map((each) => ({
      userId: each.userId,
      name: names.get(each.userId) ?? "",
      position: review.items.find((item) => item.id === each.itemId)?.position ?? null,
    })),
  };
}

/** The frozen report of a closed review, as its bytes stand, with its SHA-256. @throws NotFound, Unauthenticated */
export async function getReport(actor: Actor, number: number) {
  assertMaySee(actor);
  const review = await readReview(database(), number);
  const closing = await database().reviewClosing.findUnique({ where: { reviewId: review.id } });
  if (!closing) throw new NotFound("reviewNotClosed");
  return {
    text: closing.report,
    sha256: closing.reportSha256,
    report: JSON.parse(closing.report) as ReviewReport,
    closedAt: closing.closedAt,
  };
}

async function viewOf(db: Reader, review: ReviewRow) {
  const items = review.closing ? await frozenItems(db, review) : await statedItems(db, review);
  const names = await readNames(db, [
    review.openedById,
    review.closing?.byId ?? null,
    ...review.reviewers,
    ...items.flatMap((item) => [item.decision?.deciderId ?? null, ...item.outcomes.map((outcome) => outcome.byId)]),
  ]);
  const name = (id: string) => names.get(id) ?? "";
  const counts = Object.fromEntries(ITEM_STATES.map((state) => [state, 0])) as Record<ItemState, number>;
  for (const item of items) counts[item.state] += 1;
  return {
    ...review,
    openedBy: { id: review.openedById, name: name(review.openedById) },
    closing: review.closing && { ...review.closing, by: { id: review.closing.byId, name: name(review.closing.byId) } },
    reviewers: review.reviewers.map((id) => ({ id, name: name(id) })),
    counts,
    items: items.map((item) => ({
      ...item,
      outcomes: item.outcomes.map((outcome) => ({ ...outcome, by: name(outcome.byId) })),
      said: lastWord(item, name),
    })),
  };
}

type ShownItem = Omit<StatedItem, "current"> & {
  implementation: ReviewReport["items"][number]["after"]["implementation"];
};

async function statedItems(db: Reader, review: ReviewRow): Promise<ShownItem[]> {
  const stated = await readItemStates(db, review, today());
  const standing = await db.standing.findMany({
    where: { recommendationId: { in: stated.map((item) => item.recommendationId) } },
    select: { recommendationId: true, implementation: true },
  });
  const shown = new Map(standing.map((row) => [row.recommendationId, row.implementation]));
  return stated.map((item) => ({ ...item, implementation: shown.get(item.recommendationId) ?? "NOT_ASSESSED" }));
}

/** A closed review stands as its report says, whatever was decided later. */
async function frozenItems(db: Reader, review: ReviewRow): Promise<ShownItem[]> {
  const closing = await db.reviewClosing.findUniqueOrThrow({ where: { reviewId: review.id } });
  const { items } = JSON.parse(closing.report) as ReviewReport;
  return review.items.flatMap((item) => {
    const reported = items.find((each) => each.position === item.position);
    if (!reported) return [];
    const decision = reported.decisions.at(-1);
    return [
      {
        ...item,
        state: reported.state,
        waiting: 0,
        implementation: reported.after.implementation,
        decision: decision
          ? {
              verdict: decision.verdict,
              deciderId: decision.decider.id,
              at: Date.parse(decision.at),
              sequence: decision.auditSequence,
              implementation: decision.implementation,
            }
          : null,
      },
    ];
  });
}

/** What was said of an item last, by whom and when. */
function lastWord(item: ShownItem, name: (id: string) => string) {
  const outcome = item.outcomes.at(-1);
  const { decision } = item;
  if (outcome && (!decision || outcome.at.getTime() >= decision.at)) {
    return { what: outcome.kind, by: name(outcome.byId), at: outcome.at, reason: outcome.reason };
  }
  return decision && { what: decision.verdict, by: name(decision.deciderId), at: new Date(decision.at), reason: null };
}
