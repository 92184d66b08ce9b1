import { readAudience } from "@/lib/db/audience";
import type { Tx } from "@/lib/db/transaction";
import { type Day, dayIn, toDate, toDay } from "@/lib/domain/dates";
import { addDays } from "@/lib/domain/digest";
import { evidenceReference } from "@/lib/domain/evidence";
import type { Localized } from "@/lib/domain/localized";
import { type NewNotice, SILENT_DAYS } from "@/lib/domain/notification";

/**
 * Recommendations in force on which nothing has spoken, for or against, for a year (since they were recorded, where
 * nothing ever has): for owners and watchers.
 */
export async function readSilent(tx: Tx, day: Day, timezone: string): Promise<NewNotice[]> {
  const before = toDate(addDays(day, -SILENT_DAYS));
  // Few are owned or watched: they are looked up first, so that the whole record is not read for them.
  const silent = await tx.$queryRaw<{ id: string; reference: string; silentSince: Date | null; createdAt: Date }[]>`
    SELECT r.id, r.reference, s.silent_since AS "silentSince", r.created_at AS "createdAt"
    FROM standing s JOIN recommendation r ON r.id = s.recommendation_id
      JOIN recommendation_revision v ON v.id = r.current_revision_id
    WHERE s.top_level AND NOT s.retired AND coalesce(s.silent_since, r.created_at::date) <= ${before}::date
      AND (v.owner_id IS NOT NULL
        OR v.theme_id IN (SELECT subject_id FROM watch WHERE kind = 'THEME')
        OR r.id IN (SELECT subject_id FROM watch WHERE kind = 'RECOMMENDATION')
        OR EXISTS (SELECT FROM recommendation_party p JOIN watch w ON w.kind = 'PARTY' AND w.subject_id = p.party_id
          WHERE p.revision_id = v.id AND p.role = 'ADDRESSEE'))
    ORDER BY r.position, r.reference`;
  const byId = new Map(silent.map((each) => [each.id, each]));
  return (await readAudience(tx, [...byId.keys()])).flatMap(({ recommendationId, userId }) => {
    const found = byId.get(recommendationId);
    if (!found) return [];
    const on = found.silentSince ? toDay(found.silentSince) : dayIn(timezone, found.createdAt);
    const link = `/recommendations/${encodeURIComponent(found.reference)}`;
    return [
      { userId, key: `silent:${found.id}:${on}`, kind: "SILENT" as const, recommendationId, link, params: { on } },
    ];
  });
}

/** Evidence in force whose day of review has come: for whoever logged it, and the owners of what it is linked to. */
export async function readOldEvidence(tx: Tx, day: Day): Promise<NewNotice[]> {
  const old = await tx.$queryRaw<{ id: string; number: number; title: Localized; reviewBy: Date; userId: string }[]>`
    WITH old AS (SELECT e.id, e.number, e.created_by_id, v.title, v.review_by
      FROM evidence e JOIN evidence_revision v ON v.id = e.current_revision_id
      WHERE v.state = 'LOGGED' AND v.review_by <= ${toDate(day)}::date)
    SELECT o.id, o.number, o.title, o.review_by AS "reviewBy", u.id AS "userId" FROM old o
      JOIN app_user u ON u.disabled_at IS NULL AND NOT u.is_system AND (u.id = o.created_by_id OR u.id IN (
        SELECT rv.owner_id FROM evidence_link l JOIN recommendation r ON r.id = l.recommendation_id
          JOIN recommendation_revision rv ON rv.id = r.current_revision_id WHERE l.evidence_id = o.id))
    ORDER BY o.review_by, o.number, u.id`;
  return old.map(({ id, number, title, reviewBy, userId }) => {
    const on = toDay(reviewBy);
    const link = `/evidence/${evidenceReference(number)}`;
    const params = { on, what: title };
    return { userId, key: `review-by:${id}:${on}`, kind: "REVIEW_BY", recommendationId: null, link, params };
  });
}
