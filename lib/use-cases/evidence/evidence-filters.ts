import { Prisma } from "@/lib/db/generated/client";
import { isUuid } from "@/lib/db/visibility";
import { type EvidenceType, evidenceNumber } from "@/lib/domain/evidence";
import type { EvidenceState, Stance } from "@/lib/domain/record";
import type { Affiliation, SourceKind } from "@/lib/domain/source";

export const EVIDENCE_SORTS = ["-recorded", "recorded", "-trueOn", "trueOn"] as const;
export type EvidenceSort = (typeof EVIDENCE_SORTS)[number];

/** What a list of evidence is narrowed by; what is left out does not narrow. */
export interface EvidenceFilters {
  q?: string;
  type?: EvidenceType;
  stance?: Stance;
  /** How the primary source stands to a recommendation that it is linked to. */
  affiliation?: Affiliation;
  sourceKind?: SourceKind;
  /** A source's id, among all sources of the item. */
  source?: string;
  /** A reference; its components' evidence is counted in. */
  recommendation?: string;
  /** Seen only through another work, or not. */
  via?: boolean;
  /** Has a link without a credibility, or has none such. */
  ungraded?: boolean;
  state?: EvidenceState;
  sort?: EvidenceSort;
  limit?: number;
  cursor?: string;
}

/** How words are looked for. */
export type Matching = "stems" | "likeness";

/** The filters as a condition on `e` (evidence) and `v` (its current revision). */
export function whereSql(filters: EvidenceFilters, matching: Matching): Prisma.Sql {
  const conditions: Prisma.Sql[] = [
    filters.state ? Prisma.sql`v.state::text = ${filters.state}` : Prisma.sql`v.state <> 'WITHDRAWN'`,
  ];
  if (filters.q) conditions.push(wordsSql(filters.q, matching));
  if (filters.type) conditions.push(Prisma.sql`v.type::text = ${filters.type}`);
  if (filters.via !== undefined) conditions.push(Prisma.sql`(v.via IS NOT NULL) = ${filters.via}`);
  if (filters.source) {
    const id = isUuid(filters.source) ? filters.source : null;
    conditions.push(
      Prisma.sql`EXISTS (SELECT FROM evidence_source es WHERE es.revision_id = v.id AND es.source_id = ${id}::uuid)`,
    );
  }
  if (filters.sourceKind) {
    conditions.push(Prisma.sql`EXISTS (SELECT FROM evidence_source es JOIN source s ON s.id = es.source_id
      JOIN source_revision sv ON sv.id = s.current_revision_id
      WHERE es.revision_id = v.id AND es.position = 0 AND sv.kind::text = ${filters.sourceKind})`);
  }
  const link = linkConditions(filters);
  if (link.length > 0) conditions.push(linkExists(link));
  if (filters.ungraded !== undefined) {
    const ungraded = linkExists([...scopeOf(filters), Prisma.sql`g.credibility IS NULL`]);
    conditions.push(filters.ungraded ? ungraded : Prisma.sql`NOT ${ungraded}`);
  }
  return Prisma.join(conditions, " AND ");
}

function wordsSql(q: string, matching: Matching): Prisma.Sql {
  const number = evidenceNumber(q);
  const words =
    matching === "stems"
      ? Prisma.sql`v.search @@ websearch_to_tsquery('pg_catalog.russian', heed_fold(${q}))`
      : Prisma.sql`heed_fold(${q}) <% v.search_text`;
  return number === null ? words : Prisma.sql`(e.number = ${number} OR ${words})`;
}

/** Stance, recommendation and affiliation must hold of one and the same link. */
function linkConditions(filters: EvidenceFilters): Prisma.Sql[] {
  const conditions = scopeOf(filters);
  if (filters.stance) conditions.push(Prisma.sql`g.stance::text = ${filters.stance}`);
  if (filters.affiliation) conditions.push(Prisma.sql`${affiliationSql} = ${filters.affiliation}`);
  return conditions;
}

function scopeOf(filters: EvidenceFilters): Prisma.Sql[] {
  if (!filters.recommendation) return [];
  return [
    Prisma.sql`(lower(r.reference) = lower(${filters.recommendation}) OR r.parent_id IN
      (SELECT top.id FROM recommendation top WHERE lower(top.reference) = lower(${filters.recommendation})))`,
  ];
}

function linkExists(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM evidence_link l JOIN recommendation r ON r.id = l.recommendation_id
    JOIN LATERAL (SELECT * FROM link_grading n WHERE n.link_id = l.id ORDER BY n.version DESC LIMIT 1) g ON NOT g.removed
    WHERE l.evidence_id = e.id AND ${Prisma.join([...conditions], " AND ")})`;
}

/**
 * The rule of `affiliationOf` in SQL, for one link: whoever is or speaks for an addressee (of the recommendation, or of a
 * component's parent; a collective party stands for all member states) is official.
 */
const affiliationSql = Prisma.sql`(SELECT CASE
    WHEN sv.kind IN ('STATE_BODY', 'STATE_MEDIA', 'IGO') OR sv.party_id IN (
      SELECT m.id FROM recommendation top JOIN recommendation_party p ON p.revision_id = top.current_revision_id
        JOIN party a ON a.id = p.party_id JOIN party_revision pv ON pv.id = a.current_revision_id
        CROSS JOIN LATERAL (SELECT p.party_id AS id UNION SELECT y.party_id FROM party_revision y
          JOIN party x ON x.current_revision_id = y.id WHERE pv.collective AND y.member_state) m
      WHERE top.id = coalesce(r.parent_id, r.id) AND p.role = 'ADDRESSEE') THEN 'OFFICIAL'
    WHEN sv.kind IN ('INDEPENDENT_MEDIA', 'ACADEMIC', 'CIVIL_SOCIETY') THEN 'INDEPENDENT' ELSE 'NEITHER' END
  FROM evidence_source es JOIN source s ON s.id = es.source_id JOIN source_revision sv ON sv.id = s.current_revision_id
  WHERE es.revision_id = v.id ORDER BY es.position LIMIT 1)`;
