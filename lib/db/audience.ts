import type { Reader } from "./transaction";

/** Somebody who owns or watches a recommendation. */
export interface Listener {
  recommendationId: string;
  userId: string;
  /** Whether they own it, or its parent. */
  own: boolean;
}

/**
 * Who is told of recommendations: their owners and those of their parents; those who watch them, their parents, their
 * theme or an addressee. Disabled people are told nothing.
 */
export async function readAudience(db: Reader, recommendationIds: readonly string[]): Promise<Listener[]> {
  if (recommendationIds.length === 0) return [];
  return db.$queryRaw<Listener[]>`
    WITH about AS (
      SELECT c.id, c.parent_id, v.theme_id, v.owner_id, v.id AS revision_id,
        pv.id AS parent_revision_id, pv.theme_id AS parent_theme_id, pv.owner_id AS parent_owner_id
      FROM recommendation c JOIN recommendation_revision v ON v.id = c.current_revision_id
        LEFT JOIN recommendation p ON p.id = c.parent_id LEFT JOIN recommendation_revision pv ON pv.id = p.current_revision_id
      WHERE c.id = ANY(${recommendationIds}::uuid[])),
    told AS (
      SELECT id, owner_id AS user_id, true AS own FROM about WHERE owner_id IS NOT NULL
      UNION ALL SELECT id, parent_owner_id, true FROM about WHERE parent_owner_id IS NOT NULL
      UNION ALL SELECT a.id, w.user_id, false FROM about a
        JOIN watch w ON w.kind = 'RECOMMENDATION' AND w.subject_id IN (a.id, a.parent_id)
      UNION ALL SELECT a.id, w.user_id, false FROM about a
        JOIN watch w ON w.kind = 'THEME' AND w.subject_id IN (a.theme_id, a.parent_theme_id)
      UNION ALL SELECT a.id, w.user_id, false FROM about a
        JOIN recommendation_party rp ON rp.revision_id IN (a.revision_id, a.parent_revision_id) AND rp.role = 'ADDRESSEE'
        JOIN watch w ON w.kind = 'PARTY' AND w.subject_id = rp.party_id)
    SELECT t.id AS "recommendationId", t.user_id AS "userId", bool_or(t.own) AS own
    FROM told t JOIN app_user u ON u.id = t.user_id AND u.disabled_at IS NULL AND NOT u.is_system
    GROUP BY t.id, t.user_id ORDER BY t.user_id, t.id`;
}
