import { Prisma } from "@/lib/db/generated/client";
import type { Reader } from "@/lib/db/transaction";
import type { AuditAction, AuditSubject } from "@/lib/domain/audit";

/** One entry of the chain about a recommendation or its components. */
export interface Change {
  sequence: number;
  at: Date;
  by: string;
  action: AuditAction;
  subjectType: AuditSubject;
  subjectId: string;
}

/** More than these are not listed one by one. */
const MOST = 100;

/**
 * What the chain says of a recommendation and its components, newest first, without what reviews and readers did about
 * themselves.
 * @param after the entry to go on after; null: go by `from`
 */
export async function readChanges(
  db: Reader,
  recommendationId: string,
  { after, from }: { after: bigint | null; from: Date },
): Promise<{ changes: Change[]; more: boolean }> {
  const since = after === null ? Prisma.sql`e.at >= ${from}` : Prisma.sql`e.sequence > ${after}::bigint`;
  const rows = await db.$queryRaw<(Omit<Change, "sequence"> & { sequence: bigint })[]>`
    SELECT DISTINCT e.sequence, e.at, e.actor_label AS by, e.action, e.subject_type AS "subjectType",
      e.subject_id AS "subjectId"
    FROM audit_touch t JOIN audit_entry e ON e.sequence = t.sequence
    WHERE t.recommendation_id IN (SELECT id FROM recommendation r
        WHERE r.id = ${recommendationId}::uuid OR r.parent_id = ${recommendationId}::uuid)
      AND ${since} AND e.subject_type NOT IN ('review', 'watch', 'view')
    ORDER BY e.sequence DESC LIMIT ${MOST + 1}::int`;
  return {
    changes: rows.slice(0, MOST).map((row) => ({ ...row, sequence: Number(row.sequence) })),
    more: rows.length > MOST,
  };
}

/** What happened about an item last. */
export interface News {
  sequence: number;
  actorId: string;
  by: string;
  action: AuditAction;
}

/** The newest entry about each item of a review and its components, by the item's position. */
export async function readNews(db: Reader, reviewId: string): Promise<Map<number, News>> {
  const rows = await db.$queryRaw<(Omit<News, "sequence"> & { sequence: bigint; position: number })[]>`
    SELECT i.position, n.sequence, n.actor_id AS "actorId", n.actor_label AS by, n.action
    FROM review_item i JOIN LATERAL (
      SELECT e.* FROM audit_touch t JOIN audit_entry e ON e.sequence = t.sequence
      WHERE t.recommendation_id IN (SELECT r.id FROM recommendation r
          WHERE r.id = i.recommendation_id OR r.parent_id = i.recommendation_id)
        AND e.subject_type NOT IN ('watch', 'view')
      ORDER BY t.sequence DESC LIMIT 1) n ON true
    WHERE i.review_id = ${reviewId}::uuid`;
  return new Map(rows.map(({ position, sequence, ...row }) => [position, { ...row, sequence: Number(sequence) }]));
}
