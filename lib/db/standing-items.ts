import type { Confidence } from "@/lib/domain/confidence";
import type { Day } from "@/lib/domain/dates";
import type { Implementation, ShownImplementation } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";
import { type Schedule, worstSchedule } from "@/lib/domain/milestone";
import type { BASES, LEVELS, PRIORITIES } from "@/lib/domain/recommendation";
import type { Clocks } from "@/lib/domain/record";
import { evidenceMarks, type Standing, standingsOf } from "@/lib/domain/standing";
import type { Triangulation } from "@/lib/domain/triangulation";
import { loadRecord } from "./facts";
import { Prisma } from "./generated/client";
import type { Reader } from "./transaction";

/** One line of a list of recommendations. */
export interface RecommendationListItem {
  id: string;
  reference: string;
  /** The parent's reference, for a component. */
  parent: string | null;
  publication: string;
  title: Localized;
  theme: { key: string; name: Localized };
  levels: (typeof LEVELS)[number][];
  basis: (typeof BASES)[number];
  priority: (typeof PRIORITIES)[number] | null;
  owner: { id: string; name: string } | null;
  addressees: { key: string; shortName: Localized }[];
  components: number;
  retired: boolean;
  implementation: ShownImplementation;
  /** The judged confidence, lowered by the age of the evidence cited. */
  confidence: Confidence | null;
  asOn: Day | null;
  /** The newest open proposal's value, and how many are open. */
  proposed: Implementation | null;
  proposals: number;
  triangulation: Triangulation;
  contradicted: boolean;
  alarm: boolean;
  supports: number;
  contradicts: number;
  context: number;
  /** One letter for each support, "|", one for each contradiction: see evidenceMarks. */
  marks: string;
  searches: number;
  silentSince: Day | null;
  /** When the figures last moved; at the clocks, since when they were known so. */
  movedAt: Date | null;
  /** What addressees, sources and we say does not go together. */
  disagreement: boolean;
  schedule: Schedule;
  /** Open requests for evidence. */
  requests: number;
}

/** A line with its figures in full, for whoever counts further. */
export type StandingItem = RecommendationListItem & { standing: Standing };

interface ContentRow extends Pick<RecommendationListItem, "levels" | "basis" | "priority" | "owner" | "theme"> {
  id: string;
  parentId: string | null;
  reference: string;
  publication: string;
  title: Localized;
  addressees: RecommendationListItem["addressees"];
}

/** Every recommendation and component as it stood at the clocks, by reference; those not yet known then are absent. */
export async function standingItems(db: Reader, clocks: Clocks): Promise<StandingItem[]> {
  const standings = standingsOf(await loadRecord(db, null), clocks);
  const rows = await contentThen(db, clocks);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const inForce = new Map<string, number>();
  for (const { id, parentId } of rows) {
    if (parentId !== null && standings.get(id)?.retired === false)
      inForce.set(parentId, (inForce.get(parentId) ?? 0) + 1);
  }
  const items: StandingItem[] = [];
  for (const { parentId, ...row } of rows) {
    const standing = standings.get(row.id);
    if (!standing) continue;
    const parent = parentId === null ? undefined : byId.get(parentId);
    items.push({
      ...row,
      parent: parent?.reference ?? null,
      addressees: (parent ?? row).addressees,
      components: standing.topLevel ? (inForce.get(row.id) ?? 0) : 0,
      retired: standing.retired,
      implementation: standing.implementation,
      confidence: standing.confidence,
      asOn: standing.judgement?.asOn ?? null,
      proposed: standing.proposals[0]?.implementation ?? null,
      proposals: standing.proposals.length,
      triangulation: standing.triangulation,
      contradicted: standing.contradicted,
      alarm: standing.alarm,
      supports: standing.supports,
      contradicts: standing.contradicts,
      context: standing.context,
      marks: evidenceMarks(standing.facts),
      searches: standing.searches,
      silentSince: standing.silentSince,
      movedAt: null,
      disagreement: standing.disagreements.length > 0,
      schedule: worstSchedule(standing.milestones, clocks.asOf),
      requests: standing.requests,
      standing,
    });
  }
  return items;
}

/** The newest revision of each recommendation that was known at an instant. */
export function contentKnown(knownAt: number): Prisma.Sql {
  return Prisma.sql`SELECT DISTINCT ON (v.recommendation_id) v.* FROM recommendation_revision v
    WHERE v.recorded_at <= to_timestamp(${knownAt}::double precision / 1000) ORDER BY v.recommendation_id, v.version DESC`;
}

function contentThen(db: Reader, { knownAt }: Clocks): Promise<ContentRow[]> {
  return db.$queryRaw<ContentRow[]>`
    SELECT r.id, r.parent_id AS "parentId", r.reference, pu.reference AS publication, v.title,
      json_build_object('key', t.key, 'name', t.name) AS theme, v.levels::text[] AS levels, v.basis::text AS basis,
      v.priority::text AS priority,
      CASE WHEN o.id IS NULL THEN NULL ELSE json_build_object('id', o.id, 'name', o.name) END AS owner,
      (SELECT coalesce(json_agg(json_build_object('key', y.key, 'shortName', yv.short_name) ORDER BY p.position), '[]'::json)
        FROM recommendation_party p JOIN party y ON y.id = p.party_id JOIN party_revision yv ON yv.id = y.current_revision_id
        WHERE p.revision_id = v.id AND p.role = 'ADDRESSEE') AS addressees
    FROM (${contentKnown(knownAt)}) v
    JOIN recommendation r ON r.id = v.recommendation_id JOIN publication pu ON pu.id = r.publication_id
    JOIN theme t ON t.id = v.theme_id LEFT JOIN app_user o ON o.id = v.owner_id
    ORDER BY r.reference COLLATE "C"`;
}
