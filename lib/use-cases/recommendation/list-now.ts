import { Prisma } from "@/lib/db/generated/client";
import type { RecommendationListItem } from "@/lib/db/standing-items";
import type { Reader } from "@/lib/db/transaction";
import { agedConfidence, type Confidence } from "@/lib/domain/confidence";
import type { Day } from "@/lib/domain/dates";
import { DISPLAY_ORDER } from "@/lib/domain/implementation";
import { type Cursor, type ListSort, NEVER, type RecommendationFilters, statusRank } from "./list-item";

/** Filters after the edge's work: defaults set, "me" replaced by an id. */
export type Wanted = RecommendationFilters & { sort: ListSort; dir: "asc" | "desc"; limit: number; similar: boolean };

type Row = RecommendationListItem & { judged: Confidence | null; citedNewestOn: Day | null };

/**
 * One page of how things stand now, from the projection. The page's ids are found first, by an index in the order asked
 * for where there is one; names are gathered for those rows alone.
 * @returns one item more than `limit` when there are further ones
 */
export async function listNow(
  db: Reader,
  wanted: Wanted,
  cursor: Cursor | null,
  today: Day,
): Promise<RecommendationListItem[]> {
  const order = ordering(wanted);
  const rows = await db.$queryRaw<Row[]>`
    WITH page AS (
      SELECT r.id, r.reference, ${order.value} AS sort_value ${matching(wanted)} ${after(wanted, cursor)}
      ORDER BY ${order.by} LIMIT ${wanted.limit + 1}::int
    )
    SELECT r.id, r.reference, pr.reference AS parent, pu.reference AS publication, v.title,
      json_build_object('key', t.key, 'name', t.name) AS theme, v.levels::text[] AS levels, v.basis::text AS basis, v.priority::text AS priority,
      CASE WHEN o.id IS NULL THEN NULL ELSE json_build_object('id', o.id, 'name', o.name) END AS owner,
      (SELECT coalesce(json_agg(json_build_object('key', y.key, 'shortName', yv.short_name) ORDER BY p.position), '[]'::json)
        FROM recommendation_party p JOIN party y ON y.id = p.party_id JOIN party_revision yv ON yv.id = y.current_revision_id
        WHERE p.revision_id = coalesce(pr.current_revision_id, r.current_revision_id) AND p.role = 'ADDRESSEE') AS addressees,
      (SELECT count(*)::int FROM recommendation c JOIN standing cs ON cs.recommendation_id = c.id
        WHERE c.parent_id = r.id AND NOT cs.retired) AS components,
      s.retired, coalesce(s.implementation::text, 'NOT_ASSESSED') AS implementation, s.confidence::text AS judged,
      s.as_on::text AS "asOn", s.cited_newest_on::text AS "citedNewestOn", s.proposed::text AS proposed, s.proposals,
      s.triangulation::text AS triangulation, s.contradicted, s.alarm, s.supports, s.contradicts, s.context, s.marks,
      s.searches, s.silent_since::text AS "silentSince", s.moved_at AS "movedAt"
    FROM page JOIN recommendation r ON r.id = page.id
    JOIN recommendation_revision v ON v.id = r.current_revision_id
    JOIN standing s ON s.recommendation_id = r.id
    JOIN theme t ON t.id = v.theme_id
    JOIN publication pu ON pu.id = r.publication_id
    LEFT JOIN recommendation pr ON pr.id = r.parent_id
    LEFT JOIN app_user o ON o.id = v.owner_id
    ORDER BY ${order.outer}`;
  return rows.map(({ judged, citedNewestOn, ...row }) => ({
    ...row,
    confidence: judged && agedConfidence(judged, citedNewestOn, today),
  }));
}

/** How many match, whatever the page. */
export async function countNow(db: Reader, wanted: Wanted): Promise<number> {
  const rows = await db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${matching(wanted)}`;
  return rows[0]?.total ?? 0;
}

/** FROM and WHERE for the filters; joins only what they ask about. */
function matching(wanted: Wanted): Prisma.Sql {
  const { implementation = [], triangulation = [], theme = [], party = [], level = [], basis = [] } = wanted;
  const judged = implementation.filter((value) => value !== "NOT_ASSESSED");
  const conditions = [
    // Said of the standing too, so that its own indexes can serve.
    ...(wanted.components ? [] : [Prisma.sql`r.parent_id IS NULL AND s.top_level`]),
    wanted.retired ? Prisma.sql`s.retired` : Prisma.sql`NOT s.retired`,
  ];
  if (implementation.length > 0) {
    const unjudged = implementation.includes("NOT_ASSESSED") ? Prisma.sql`OR s.implementation IS NULL` : Prisma.empty;
    conditions.push(Prisma.sql`(s.implementation = ANY(${judged}::text[]::"Implementation"[]) ${unjudged})`);
  }
  if (wanted.reference !== undefined && wanted.reference.length > 0) {
    conditions.push(Prisma.sql`r.reference = ANY(${[...wanted.reference]}::text[])`);
  }
  if (wanted.proposed !== undefined) conditions.push(Prisma.sql`(s.proposals > 0) = ${wanted.proposed}`);
  if (triangulation.length > 0) {
    conditions.push(Prisma.sql`s.triangulation = ANY(${[...triangulation]}::text[]::"Triangulation"[])`);
  }
  if (theme.length > 0) {
    conditions.push(Prisma.sql`v.theme_id IN (SELECT id FROM theme WHERE key = ANY(${[...theme]}::text[]))`);
  }
  if (party.length > 0) {
    // A component is addressed to whom its parent is.
    const revision = wanted.components
      ? Prisma.sql`coalesce((SELECT f.current_revision_id FROM recommendation f WHERE f.id = r.parent_id), r.current_revision_id)`
      : Prisma.sql`r.current_revision_id`;
    conditions.push(Prisma.sql`${revision} IN (SELECT p.revision_id FROM recommendation_party p
      JOIN party y ON y.id = p.party_id WHERE p.role = 'ADDRESSEE' AND y.key = ANY(${[...party]}::text[]))`);
  }
  if (level.length > 0) conditions.push(Prisma.sql`v.levels && ${[...level]}::text[]::"Level"[]`);
  if (basis.length > 0) conditions.push(Prisma.sql`v.basis = ANY(${[...basis]}::text[]::"Basis"[])`);
  if (wanted.owner !== undefined) conditions.push(Prisma.sql`v.owner_id = ${wanted.owner}::uuid`);
  if (wanted.alarm !== undefined) conditions.push(Prisma.sql`s.alarm = ${wanted.alarm}`);
  if (wanted.contradicted !== undefined) conditions.push(Prisma.sql`s.contradicted = ${wanted.contradicted}`);
  if (wanted.publication !== undefined) {
    conditions.push(
      Prisma.sql`r.publication_id = (SELECT id FROM publication WHERE reference = upper(${wanted.publication}))`,
    );
  }
  if (wanted.q !== undefined) {
    conditions.push(
      Prisma.sql`r.current_revision_id IN (SELECT v.id FROM recommendation_revision v WHERE ${searched(wanted.q, wanted.similar)}
        UNION ALL SELECT f.current_revision_id FROM recommendation f WHERE lower(f.reference) LIKE ${`${likeLiteral(wanted.q.toLowerCase())}%`})`,
    );
  }
  const asksContent =
    [theme.length, level.length, basis.length].some((count) => count > 0) || wanted.owner !== undefined;
  const content = asksContent
    ? Prisma.sql`JOIN recommendation_revision v ON v.id = r.current_revision_id`
    : Prisma.empty;
  return Prisma.sql`FROM recommendation r JOIN standing s ON s.recommendation_id = r.id ${content}
    WHERE ${Prisma.join(conditions, " AND ")}`;
}

/**
 * Which revisions (alias v) a search text finds: by the stems of their words in English or Russian, or, when that finds
 * nothing, by likeness of spelling.
 */
export function searched(q: string, similar: boolean): Prisma.Sql {
  return similar
    ? Prisma.sql`heed_fold(${q}) <% v.search_text`
    : Prisma.sql`v.search @@ websearch_to_tsquery('russian', heed_fold(${q}))`;
}

function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

const REFERENCE = Prisma.sql`r.reference COLLATE "C"`;

function ordering({ sort, dir }: Wanted): { value: Prisma.Sql; by: Prisma.Sql; outer: Prisma.Sql } {
  const way = dir === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const value = sortValue(sort);
  if (sort === "reference")
    return { value, by: Prisma.sql`${value} ${way}`, outer: Prisma.sql`page.reference COLLATE "C" ${way}` };
  return {
    value,
    by: Prisma.sql`${value} ${way}, ${REFERENCE} ${way}`,
    outer: Prisma.sql`page.sort_value ${way}, page.reference COLLATE "C" ${way}`,
  };
}

function sortValue(sort: ListSort): Prisma.Sql {
  if (sort === "moved") return Prisma.sql`s.moved_at`;
  if (sort === "silent") return Prisma.sql`coalesce(s.silent_since, ${NEVER}::date)`;
  if (sort === "status") {
    return Prisma.sql`array_position(${[...DISPLAY_ORDER]}::text[], coalesce(s.implementation::text, 'NOT_ASSESSED')) - 1`;
  }
  if (sort === "theme") {
    return Prisma.sql`(SELECT y.key FROM recommendation_revision w JOIN theme y ON y.id = w.theme_id
      WHERE w.id = r.current_revision_id) COLLATE "C"`;
  }
  return REFERENCE;
}

/** The rest after a cursor; a comparison of rows, which one index can answer. */
function after({ sort, dir }: Wanted, cursor: Cursor | null): Prisma.Sql {
  if (cursor === null) return Prisma.empty;
  const way = dir === "asc" ? Prisma.sql`>` : Prisma.sql`<`;
  if (sort === "reference") return Prisma.sql`AND ${REFERENCE} ${way} ${cursor.reference}`;
  const value =
    sort === "status"
      ? Prisma.sql`${cursor.value}::int`
      : sort === "moved"
        ? Prisma.sql`${cursor.value}::timestamptz`
        : sort === "theme"
          ? Prisma.sql`${cursor.value}::text`
          : Prisma.sql`${cursor.value}::date`;
  return Prisma.sql`AND (${sortValue(sort)}, ${REFERENCE}) ${way} (${value}, ${cursor.reference})`;
}

/** The value that a cursor keeps of a page's last item. */
export function cursorValue(sort: ListSort, item: RecommendationListItem): string | number {
  if (sort === "moved") return (item.movedAt ?? new Date(0)).toISOString();
  if (sort === "silent") return item.silentSince ?? NEVER;
  if (sort === "theme") return item.theme.key;
  return sort === "status" ? statusRank(item.implementation) : item.reference;
}
