import { Prisma } from "./generated/client";
import { STATES_APART } from "./states-apart";

/** An instant's column as milliseconds since 1970. */
export function ms(column: string): Prisma.Sql {
  return Prisma.raw(`(extract(epoch from ${column}) * 1000)::bigint`);
}

/** RecommendationRows[] of those whose ids are in `family`, as JSON. */
export const RECOMMENDATIONS = Prisma.sql`
        (SELECT coalesce(json_agg(json_build_object('id', r.id, 'reference', r.reference, 'parentId', r.parent_id,
          'createdAt', ${ms("r.created_at")}, 'revisions', (SELECT coalesce(json_agg(json_build_object('version', v.version,
            'recordedAt', ${ms("v.recorded_at")}, 'retired', v.retired, 'addressees', (SELECT coalesce(json_agg(DISTINCT m.id), '[]'::json)
              FROM recommendation_party p JOIN party_revision pv ON pv.party_id = p.party_id
              JOIN party a ON a.id = p.party_id AND a.current_revision_id = pv.id
              JOIN LATERAL (SELECT p.party_id AS id UNION SELECT s.party_id FROM ${STATES_APART} s
                WHERE pv.collective AND s.publication_id = r.publication_id) m ON true
              WHERE p.revision_id = v.id AND p.role = 'ADDRESSEE'))), '[]'::json)
            FROM recommendation_revision v WHERE v.recommendation_id = r.id))), '[]'::json)
        FROM recommendation r WHERE r.id IN (SELECT id FROM family))`;

/** The columns `revisions` and `origins` of the item of evidence `e`, as LinkRows have them. */
export const ITEM = Prisma.sql`
        (SELECT json_agg(json_build_object('version', v.version, 'recordedAt', ${ms("v.recorded_at")}, 'state', v.state,
          'trueOn', v.true_on, 'via', v.via IS NOT NULL, 'language', v.language,
          'sourceId', (SELECT s.source_id FROM evidence_source s WHERE s.revision_id = v.id ORDER BY s.position LIMIT 1)))
          FROM evidence_revision v WHERE v.evidence_id = e.id) AS revisions,
        (SELECT coalesce(json_agg(json_build_object('recordedAt', ${ms("o.recorded_at")}, 'groupId', o.group_id) ORDER BY o.recorded_at, o.id), '[]'::json)
          FROM origin_membership o WHERE o.evidence_id = e.id) AS origins`;

/** SourceRows[] of all sources that a revision of an item in `item` names, as JSON. */
export const SOURCES = Prisma.sql`
        (SELECT coalesce(json_agg(json_build_object('id', s.id, 'revisions', (SELECT json_agg(json_build_object(
          'version', v.version, 'recordedAt', ${ms("v.recorded_at")}, 'kind', v.kind, 'partyId', v.party_id))
          FROM source_revision v WHERE v.source_id = s.id))), '[]'::json)
        FROM (SELECT DISTINCT es.source_id AS id FROM item i JOIN evidence_revision v ON v.evidence_id = i.id
          JOIN evidence_source es ON es.revision_id = v.id) s)`;
