import { Prisma } from "@/lib/db/generated/client";
import type { Reader } from "@/lib/db/transaction";
import type { Affiliation } from "@/lib/domain/source";
import { type At, recordedBy } from "./at";
import { lastMonths } from "./months";

/** Items of evidence that became true in a month, by how their source stands to what they bear on. */
export interface EvidenceMonth {
  /** YYYY-MM */
  month: string;
  counts: Record<Affiliation, number>;
}

/** What the evidence in force rests on: of how many items how many share a weakness. */
export interface MixShares {
  total: number;
  stateAffiliated: number;
  addresseeIssued: number;
  /** Items in the language that most are in. */
  singleLanguage: { language: string | null; count: number };
  /** Items that report what another item reports, too: they share its origin. */
  singleOrigin: number;
}

/** Items that agree in all that is counted. */
export interface EvidenceGroup {
  month: string;
  language: string;
  official: boolean;
  independent: boolean;
  neither: boolean;
  issued: boolean;
  shared: boolean;
  count: number;
}

export interface EvidenceFigures {
  byMonth: EvidenceMonth[];
  /** Items that became true before the first of the months. */
  earlier: number;
  mix: MixShares;
}

/** Counts the evidence in force that bears on anything in force, each item once. */
export async function evidenceFigures(db: Reader, at: At): Promise<EvidenceFigures> {
  return foldEvidence(await countEvidence(db, at), lastMonths(at.asOf));
}

/**
 * By month and mix. An item that is official for one recommendation and independent for another counts with both, as the
 * list of evidence finds it under both.
 */
export function foldEvidence(groups: readonly EvidenceGroup[], months: readonly string[]): EvidenceFigures {
  const first = months[0] ?? "";
  const sum = (test: (group: EvidenceGroup) => boolean) =>
    groups.reduce((total, group) => total + (test(group) ? group.count : 0), 0);
  const languages = new Map<string, number>();
  for (const { language, count } of groups) languages.set(language, (languages.get(language) ?? 0) + count);
  const [language = null, count = 0] = [...languages].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
  return {
    byMonth: months.map((month) => ({
      month,
      counts: {
        OFFICIAL: sum((group) => group.month === month && group.official),
        INDEPENDENT: sum((group) => group.month === month && group.independent),
        NEITHER: sum((group) => group.month === month && group.neither),
      },
    })),
    earlier: sum((group) => group.month < first),
    mix: {
      total: sum(() => true),
      stateAffiliated: sum((group) => group.official),
      addresseeIssued: sum((group) => group.issued),
      singleLanguage: { language, count },
      singleOrigin: sum((group) => group.shared),
    },
  };
}

function countEvidence(db: Reader, at: At): Promise<EvidenceGroup[]> {
  const { evidence, source, inForce } = revisionsAt(at);
  return db.$queryRaw<EvidenceGroup[]>`
    WITH st AS MATERIALIZED (SELECT s.recommendation_id, s.parent_id, s.retired, s.addressees FROM ${at.standing} s),
    item AS (SELECT e.id, v.language, v.true_on, sv.kind::text AS kind, sv.party_id
      FROM ${evidence} LEFT JOIN evidence_source es ON es.revision_id = v.id AND es.position = 0 ${source}
      WHERE v.state = 'LOGGED' AND v.true_on <= ${at.asOf}::date),
    pair AS (SELECT DISTINCT l.evidence_id, coalesce(st.parent_id, st.recommendation_id) AS root
      FROM evidence_link l JOIN st ON st.recommendation_id = l.recommendation_id AND NOT st.retired WHERE ${inForce}),
    member AS (SELECT p.id AS party, p.id AS member FROM party p
      UNION SELECT p.id, m.id FROM party p JOIN party_revision pv ON pv.id = p.current_revision_id AND pv.collective
        CROSS JOIN party m JOIN party_revision mv ON mv.id = m.current_revision_id AND mv.member_state),
    placed AS (SELECT i.*, i.party_id IS NOT NULL AND EXISTS (SELECT FROM st JOIN member m ON m.party = ANY(st.addressees)
        WHERE st.recommendation_id = p.root AND m.member = i.party_id) AS issued
      FROM pair p JOIN item i ON i.id = p.evidence_id),
    classed AS (SELECT id, language, true_on, bool_or(issued) AS issued,
        coalesce(bool_or(issued OR kind IN ('STATE_BODY', 'STATE_MEDIA', 'IGO')), false) AS official,
        coalesce(bool_or(NOT issued AND kind IN ('INDEPENDENT_MEDIA', 'ACADEMIC', 'CIVIL_SOCIETY')), false) AS independent,
        bool_or(NOT issued AND (kind IS NULL OR kind IN ('OTHER_STATE', 'PAPER_AUTHOR'))) AS neither
      FROM placed GROUP BY 1, 2, 3),
    -- Of one instant, the row made later.
    joined AS (SELECT DISTINCT ON (o.evidence_id) o.evidence_id, o.group_id FROM origin_membership o
      WHERE true ${recordedBy("o.recorded_at", at)} ORDER BY o.evidence_id, o.recorded_at DESC, o.id DESC),
    grouped AS (SELECT c.*, count(*) OVER (PARTITION BY coalesce(j.group_id, c.id)) > 1 AS shared
      FROM classed c LEFT JOIN joined j ON j.evidence_id = c.id)
    SELECT to_char(true_on, 'YYYY-MM') AS month, language, official, independent, neither, issued, shared,
      count(*)::int AS count
    FROM grouped GROUP BY 1, 2, 3, 4, 5, 6, 7`;
}

/** The revisions that count: the current ones by their pointers, or the newest known at the clock. */
export function revisionsAt(at: At): { evidence: Prisma.Sql; source: Prisma.Sql; inForce: Prisma.Sql } {
  if (at.knownAt === null) {
    // Links taken back are few and have an index.
    return {
      evidence: Prisma.sql`evidence e JOIN evidence_revision v ON v.id = e.current_revision_id`,
      source: Prisma.sql`LEFT JOIN source s ON s.id = es.source_id LEFT JOIN source_revision sv ON sv.id = s.current_revision_id`,
      inForce: Prisma.sql`l.id NOT IN (SELECT g.link_id FROM link_grading g WHERE g.removed AND NOT EXISTS (
        SELECT FROM link_grading n WHERE n.link_id = g.link_id AND n.version > g.version))`,
    };
  }
  return {
    evidence: Prisma.sql`evidence e JOIN (SELECT DISTINCT ON (n.evidence_id) n.* FROM evidence_revision n
      WHERE true ${recordedBy("n.recorded_at", at)} ORDER BY n.evidence_id, n.version DESC) v ON v.evidence_id = e.id`,
    source: Prisma.sql`LEFT JOIN (SELECT DISTINCT ON (n.source_id) n.* FROM source_revision n
      WHERE true ${recordedBy("n.recorded_at", at)} ORDER BY n.source_id, n.version DESC) sv ON sv.source_id = es.source_id`,
    inForce: Prisma.sql`l.id IN (SELECT g.link_id FROM (SELECT DISTINCT ON (n.link_id) n.link_id, n.removed
      FROM link_grading n WHERE true ${recordedBy("n.recorded_at", at)} ORDER BY n.link_id, n.version DESC) g
      WHERE NOT g.removed)`,
  };
}
