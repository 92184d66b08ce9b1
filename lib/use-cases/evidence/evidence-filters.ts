import { Prisma } from "@/lib/db/generated/client";
import { STATES_APART } from "@/lib/db/states-apart";
import { isUuid } from "@/lib/db/visibility";
import type { Day } from "@/lib/domain/dates";
import { type EvidenceType, evidenceNumber } from "@/lib/domain/evidence";
import type { LinkFilter } from "@/lib/domain/link-watch";
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
  /** How its address is now, or that no copy of what it answers is kept. */
  link?: LinkFilter;
  /** True on this day or later … */
  from?: Day;
  /** … and on this day or earlier. */
  to?: Day;
  /** The two clocks: true by this day, as known at this instant (in milliseconds). */
  asOf?: Day;
  knownAt?: number;
  sort?: EvidenceSort;
  limit?: number;
  cursor?: string;
}

/** How words are looked for. */
export type Matching = "stems" | "likeness";

/** Evidence `e` with its revision `v`: the current one, or the newest that was known at the clock. */
export function evidenceSql({ knownAt }: EvidenceFilters): Prisma.Sql {
  return knownAt === undefined
    ? Prisma.sql`evidence e JOIN evidence_revision v ON v.id = e.current_revision_id`
    : Prisma.sql`evidence e JOIN LATERAL (SELECT * FROM evidence_revision n WHERE n.evidence_id = e.id
        ${knownBy(knownAt)} ORDER BY n.version DESC LIMIT 1) v ON true`;
}

/** The grading `g` of the link `l` that counts (at the clock), where it does not take the link back. */
export function gradingSql({ knownAt }: EvidenceFilters): Prisma.Sql {
  return Prisma.sql`JOIN LATERAL (SELECT * FROM link_grading n WHERE n.link_id = l.id ${knownBy(knownAt)}
    ORDER BY n.version DESC LIMIT 1) g ON NOT g.removed`;
}

function knownBy(knownAt: number | undefined): Prisma.Sql {
  return knownAt === undefined
    ? Prisma.empty
    : Prisma.sql`AND n.recorded_at <= to_timestamp(${knownAt}::double precision / 1000)`;
}

/** The source `s` with its revision `sv`: the current one, or the newest that was known at the clock. */
export function sourceSql({ knownAt }: EvidenceFilters): Prisma.Sql {
  return knownAt === undefined
    ? Prisma.sql`JOIN source s ON s.id = es.source_id JOIN source_revision sv ON sv.id = s.current_revision_id`
    : Prisma.sql`JOIN source s ON s.id = es.source_id JOIN LATERAL (SELECT * FROM source_revision n
        WHERE n.source_id = s.id ${knownBy(knownAt)} ORDER BY n.version DESC LIMIT 1) sv ON true`;
}

/** The filters as a condition on `e` and `v` (see evidenceSql). */
export function whereSql(filters: EvidenceFilters, matching: Matching): Prisma.Sql {
  const conditions: Prisma.Sql[] = [
    filters.state ? Prisma.sql`v.state::text = ${filters.state}` : Prisma.sql`v.state <> 'WITHDRAWN'`,
  ];
  if (filters.from) conditions.push(Prisma.sql`v.true_on >= ${filters.from}::date`);
  const until = [filters.to, filters.asOf].filter((day) => day !== undefined).sort()[0];
  if (until) conditions.push(Prisma.sql`v.true_on <= ${until}::date`);
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
    conditions.push(Prisma.sql`EXISTS (SELECT FROM evidence_source es ${sourceSql(filters)}
      WHERE es.revision_id = v.id AND es.position = 0 AND sv.kind::text = ${filters.sourceKind})`);
  }
  if (filters.link) conditions.push(addressSql(filters.link));
  const link = linkConditions(filters);
  if (link.length > 0) conditions.push(linkExists(link, filters));
  if (filters.ungraded !== undefined) {
    const ungraded = linkExists([...scopeOf(filters), Prisma.sql`g.credibility IS NULL`], filters);
    conditions.push(filters.ungraded ? ungraded : Prisma.sql`NOT ${ungraded}`);
  }
  return Prisma.join(conditions, " AND ");
}

function addressSql(link: LinkFilter): Prisma.Sql {
  return link === "uncaptured"
    ? Prisma.sql`v.url IS NOT NULL AND NOT EXISTS (SELECT FROM link_capture c WHERE c.evidence_id = e.id)`
    : Prisma.sql`EXISTS (SELECT FROM link_watch w WHERE w.evidence_id = e.id AND w.url = v.url
        AND w.state = ${link.toUpperCase()})`;
}

function wordsSql(q: string, matching: Matching): Prisma.Sql {
  const number = evidenceNumber(q);
  const matches =
    matching === "stems"
      ? Prisma.sql`w.search @@ websearch_to_tsquery('pg_catalog.russian', heed_fold(${q}))`
      : Prisma.sql`heed_fold(${q}) <% w.search_text`;
  // Found first, by the index of words: joined, the planner would rather read all evidence through.
  const words = Prisma.sql`v.id = ANY(ARRAY(SELECT w.id FROM evidence_revision w WHERE ${matches}))`;
  return number === null ? words : Prisma.sql`(e.number = ${number} OR ${words})`;
}

/** Stance, recommendation and affiliation must hold of one and the same link. */
function linkConditions(filters: EvidenceFilters): Prisma.Sql[] {
  const conditions = scopeOf(filters);
  if (filters.stance) conditions.push(Prisma.sql`g.stance::text = ${filters.stance}`);
  if (filters.affiliation) conditions.push(Prisma.sql`${affiliationSql(filters)} = ${filters.affiliation}`);
  return conditions;
}

function scopeOf(filters: EvidenceFilters): Prisma.Sql[] {
  if (!filters.recommendation) return [];
  return [
    Prisma.sql`(lower(r.reference) = lower(${filters.recommendation}) OR r.parent_id IN
      (SELECT top.id FROM recommendation top WHERE lower(top.reference) = lower(${filters.recommendation})))`,
  ];
}

function linkExists(conditions: readonly Prisma.Sql[], filters: EvidenceFilters): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM evidence_link l JOIN recommendation r ON r.id = l.recommendation_id
    ${gradingSql(filters)} WHERE l.evidence_id = e.id AND ${Prisma.join([...conditions], " AND ")})`;
}

/**
 * The rule of `affiliationOf` in SQL, for one link: whoever is or speaks for an addressee (of the recommendation, or of a
 * component's parent; a collective party stands for the member states of the
 * publication) is official.
 */
function affiliationSql(filters: EvidenceFilters): Prisma.Sql {
  const addressed =
    filters.knownAt === undefined
      ? Prisma.sql`top.current_revision_id`
      : Prisma.sql`(SELECT n.id FROM recommendation_revision n WHERE n.recommendation_id = top.id
          ${knownBy(filters.knownAt)} ORDER BY n.version DESC LIMIT 1)`;
  return Prisma.sql`(SELECT CASE
    WHEN sv.kind IN ('STATE_BODY', 'STATE_MEDIA', 'IGO') OR sv.party_id IN (
      SELECT m.id FROM recommendation top JOIN recommendation_party p ON p.revision_id = ${addressed}
        JOIN party a ON a.id = p.party_id JOIN party_revision pv ON pv.id = a.current_revision_id
        CROSS JOIN LATERAL (SELECT p.party_id AS id UNION SELECT s.party_id FROM ${STATES_APART} s
          WHERE pv.collective AND s.publication_id = top.publication_id) m
      WHERE top.id = coalesce(r.parent_id, r.id) AND p.role = 'ADDRESSEE') THEN 'OFFICIAL'
    WHEN sv.kind IN ('INDEPENDENT_MEDIA', 'ACADEMIC', 'CIVIL_SOCIETY') THEN 'INDEPENDENT' ELSE 'NEITHER' END
  FROM evidence_source es ${sourceSql(filters)} WHERE es.revision_id = v.id ORDER BY es.position LIMIT 1)`;
}
