import { readAudience } from "@/lib/db/audience";
import type { Tx } from "@/lib/db/transaction";
import { type Day, toDate, toDay } from "@/lib/domain/dates";
import { addDays } from "@/lib/domain/digest";
import type { Localized } from "@/lib/domain/localized";
import { DUE_SOON_DAYS, type NewNotice, type NoticeKind } from "@/lib/domain/notification";

interface Due {
  id: string;
  recommendationId: string;
  reference: string;
  what?: Localized;
  text?: string;
  dueOn: Date;
}

const horizon = (day: Day) => toDate(addDays(day, DUE_SOON_DAYS));
const pathOf = (reference: string) => `/recommendations/${encodeURIComponent(reference)}`;

/** Milestones that are not reached and due within a fortnight, or overdue: for owners and watchers. */
export async function readDueMilestones(tx: Tx, day: Day): Promise<NewNotice[]> {
  const due = await tx.$queryRaw<Due[]>`
    SELECT m.id, m.recommendation_id AS "recommendationId", r.reference, v.title AS what, v.due_on AS "dueOn"
    FROM milestone m JOIN milestone_revision v ON v.milestone_id = m.id AND v.version = m.version
      JOIN recommendation r ON r.id = m.recommendation_id JOIN recommendation_revision rv ON rv.id = r.current_revision_id
    WHERE NOT v.retired AND NOT rv.retired AND v.reached_on IS NULL AND v.due_on <= ${horizon(day)}::date ORDER BY v.due_on, m.id`;
  return (await withAudience(tx, due)).map(([each, userId]) =>
    dueNotice(each, day, userId, "MILESTONE", `milestone:${each.id}`, pathOf(each.reference)),
  );
}

/** Open requests for evidence, likewise: for whoever is to find it, else for owners and watchers. */
export async function readDueRequests(tx: Tx, day: Day): Promise<NewNotice[]> {
  const due = await tx.$queryRaw<(Due & { ownerId: string | null })[]>`
    SELECT q.id, q.recommendation_id AS "recommendationId", r.reference, v.wanted AS text,
      v.due_on AS "dueOn", u.id AS "ownerId"
    FROM evidence_request q JOIN evidence_request_revision v ON v.request_id = q.id AND v.version = q.version
      JOIN recommendation r ON r.id = q.recommendation_id
      LEFT JOIN app_user u ON u.id = v.owner_id AND u.disabled_at IS NULL
    WHERE v.state = 'OPEN' AND v.due_on <= ${horizon(day)}::date ORDER BY v.due_on, q.id`;
  const unowned = await withAudience(
    tx,
    due.filter((each) => each.ownerId === null),
  );
  const owned = due.flatMap((each) => (each.ownerId === null ? [] : [[each, each.ownerId] as const]));
  return [...owned, ...unowned].map(([each, userId]) =>
    dueNotice(each, day, userId, "REQUEST", `request:${each.id}`, pathOf(each.reference)),
  );
}

/** Reviews that are not closed, likewise: for their reviewers. */
export async function readDueReviews(tx: Tx, day: Day): Promise<NewNotice[]> {
  const due = await tx.$queryRaw<{ id: string; number: number; text: string; dueOn: Date; userId: string }[]>`
    SELECT w.id, w.number, v.title AS text, v.due_on AS "dueOn", u.id AS "userId"
    FROM review w JOIN review_revision v ON v.review_id = w.id AND v.version = w.version
      JOIN app_user u ON u.id = ANY(v.reviewers) AND u.disabled_at IS NULL
    WHERE v.due_on <= ${horizon(day)}::date AND NOT EXISTS (SELECT FROM review_closing c WHERE c.review_id = w.id)
    ORDER BY v.due_on, w.number, u.id`;
  return due.map(({ id, number, text, dueOn, userId }) =>
    dueNotice({ dueOn, text }, day, userId, "REVIEW", `review:${id}`, `/reviews/${number}`),
  );
}

function dueNotice(
  { dueOn, what, text, recommendationId }: Pick<Due, "dueOn" | "what" | "text"> & { recommendationId?: string },
  day: Day,
  userId: string,
  about: "MILESTONE" | "REQUEST" | "REVIEW",
  subject: string,
  link: string,
): NewNotice {
  const on = toDay(dueOn);
  const when = on < day ? "OVERDUE" : "DUE";
  const kind: NoticeKind = `${about}_${when}`;
  const params = { on, ...(what ? { what } : {}), ...(text ? { text } : {}) };
  return {
    userId,
    key: `${when.toLowerCase()}:${subject}:${on}`,
    kind,
    recommendationId: recommendationId ?? null,
    link,
    params,
  };
}

async function withAudience<About extends { recommendationId: string }>(
  tx: Tx,
  due: readonly About[],
): Promise<[About, string][]> {
  const listeners = await readAudience(tx, [...new Set(due.map((each) => each.recommendationId))]);
  const byId = Map.groupBy(listeners, (listener) => listener.recommendationId);
  return due.flatMap((each) =>
    (byId.get(each.recommendationId) ?? []).map(({ userId }): [About, string] => [each, userId]),
  );
}
