import { Prisma } from "@/lib/db/generated/client";
import { standingAt } from "@/lib/db/standing-history";
import type { Reader } from "@/lib/db/transaction";
import { agedConfidence, type Confidence } from "@/lib/domain/confidence";
import type { Day } from "@/lib/domain/dates";
import { DISPLAY_ORDER } from "@/lib/domain/implementation";
import { AT_RISK_DAYS, type Schedule, scheduleFrom } from "@/lib/domain/milestone";
import {
  type Cursor,
  type ListSort,
  NEVER,
  type RecommendationFilters,
  type RecommendationListItem,
  statusRank,
} from "./list-item";

/** Filters after the edge's work: defaults set, "me" replaced by an id. */
export type Wanted = RecommendationFilters & { sort: ListSort; dir: "asc" | "desc"; limit: number; similar: boolean };

/** Which state of the record is listed: null for now, else the two clocks (`knownAt` null: all that is known). */
export type Moment = { asOf: Day; knownAt: number | null } | null;

type Row = Omit<RecommendationListItem, "confidence" | "schedule"> & {
  judged: Confidence | null;
  citedNewestOn: Day | null;
  dueOn: Day | null;
  unsupportedDueOn: Day | null;
  allReached: boolean;
};

/**
 * One page of how things stand, from the projection of now or from that of every pair of clocks (which must have caught
 * up). The page's ids are found first, by an index in the order asked for where there is one; names are gathered for those
 * rows alone.
 * @param today the installation's day, by which confidence ages where `moment` names none
 * @returns one item more than `limit` when there are further ones
 */
export async function readRows(
  db: Reader,
  wanted: Wanted,
  cursor: Cursor | null,
  today: Day,
  moment: Moment = null,
): Promise<RecommendationListItem[]> {
  const order = ordering(wanted);
  const standing = standingOf(moment);
  const rows = await db.$queryRaw<Row[]>`
    WITH page AS (
      SELECT s.recommendation_id AS id, s.reference, ${order.value} AS sort_value
      ${matching(wanted, today, moment)} ${after(wanted, cursor)}
      ORDER BY ${order.by} LIMIT ${wanted.limit + 1}::int
    )
    SELECT s.recommendation_id AS id, s.reference, pr.reference AS parent, pu.reference AS publication, v.title,
      json_build_object('key', t.key, 'name', t.name) AS theme, v.levels::text[] AS levels, v.basis::text AS basis, v.priority::text AS priority,
      CASE WHEN o.id IS NULL THEN NULL ELSE json_build_object('id', o.id, 'name', o.name) END AS owner,
      (SELECT coalesce(json_agg(json_build_object('key', y.key, 'shortName', yv.short_name) ORDER BY p.position), '[]'::json)
        FROM recommendation_party p JOIN party y ON y.id = p.party_id JOIN party_revision yv ON yv.id = y.current_revision_id
        WHERE p.revision_id = coalesce((SELECT f.revision_id FROM ${standing} f WHERE f.recommendation_id = s.parent_id), s.revision_id)
          AND p.role = 'ADDRESSEE') AS addressees,
      (SELECT count(*)::int FROM recommendation c JOIN ${standing} cs ON cs.recommendation_id = c.id
        WHERE c.parent_id = s.recommendation_id AND NOT cs.retired) AS components,
      s.retired, coalesce(s.implementation::text, 'NOT_ASSESSED') AS implementation, s.confidence::text AS judged,
      s.as_on::text AS "asOn", s.cited_newest_on::text AS "citedNewestOn", s.proposed::text AS proposed, s.proposals,
      s.triangulation::text AS triangulation, s.contradicted, s.alarm, s.supports, s.contradicts, s.context, s.marks,
      s.searches, s.silent_since::text AS "silentSince", s.moved_at AS "movedAt", s.disagreement,
      s.due_on::text AS "dueOn", s.unsupported_due_on::text AS "unsupportedDueOn",
      s.all_reached AS "allReached", s.requests
    FROM page JOIN ${standing} s ON s.recommendation_id = page.id
    JOIN recommendation_revision v ON v.id = s.revision_id
    JOIN theme t ON t.id = s.theme_id
    JOIN publication pu ON pu.id = s.publication_id
    LEFT JOIN recommendation pr ON pr.id = s.parent_id
    LEFT JOIN app_user o ON o.id = s.owner_id
    ORDER BY ${order.outer}`;
  const asOf = moment?.asOf ?? today;
  return rows.map(({ judged, citedNewestOn, dueOn, unsupportedDueOn, allReached, ...row }) => ({
    ...row,
    confidence: judged && agedConfidence(judged, citedNewestOn, asOf),
    schedule: scheduleFrom({ dueOn, unsupportedDueOn, allReached }, asOf),
  }));
}

/** How many match, whatever the page. */
export async function countRows(db: Reader, wanted: Wanted, today: Day, moment: Moment = null): Promise<number> {
  const rows = await db.$queryRaw<
    { total: number }[]
  >`SELECT count(*)::int AS total ${matching(wanted, today, moment)}`;
  return rows[0]?.total ?? 0;
}

function standingOf(moment: Moment): Prisma.Sql {
  return moment === null ? Prisma.sql`standing` : standingAt(moment);
}

/** FROM and WHERE for the filters: one table, which holds all that they ask about. */
function matching(wanted: Wanted, today: Day, moment: Moment): Prisma.Sql {
  const { implementation = [], triangulation = [], theme = [], party = [], level = [], basis = [] } = wanted;
  const judged = implementation.filter((value) => value !== "NOT_ASSESSED");
  const conditions = [
    ...(wanted.components ? [] : [Prisma.sql`s.top_level`]),
    wanted.retired ? Prisma.sql`s.retired` : Prisma.sql`NOT s.retired`,
  ];
  if (implementation.length > 0) {
    const unjudged = implementation.includes("NOT_ASSESSED") ? Prisma.sql`OR s.implementation IS NULL` : Prisma.empty;
    conditions.push(Prisma.sql`(s.implementation = ANY(${judged}::text[]::"Implementation"[]) ${unjudged})`);
  }
  if (wanted.reference !== undefined && wanted.reference.length > 0) {
    conditions.push(Prisma.sql`s.reference COLLATE "C" = ANY(${[...wanted.reference]}::text[])`);
  }
  if (wanted.proposed !== undefined) {
    conditions.push(wanted.proposed ? Prisma.sql`s.proposals > 0` : Prisma.sql`s.proposals = 0`);
  }
  if (triangulation.length > 0) {
    conditions.push(Prisma.sql`s.triangulation = ANY(${[...triangulation]}::text[]::"Triangulation"[])`);
  }
  if (theme.length > 0) {
    conditions.push(Prisma.sql`s.theme_id = ANY(ARRAY(SELECT id FROM theme WHERE key = ANY(${[...theme]}::text[])))`);
  }
  if (party.length > 0) {
    // A component is addressed to whom its parent is.
    const addressees = wanted.components
      ? Prisma.sql`coalesce((SELECT f.addressees FROM ${standingOf(moment)} f WHERE f.recommendation_id = s.parent_id), s.addressees)`
      : Prisma.sql`s.addressees`;
    conditions.push(Prisma.sql`${addressees} && ARRAY(SELECT id FROM party WHERE key = ANY(${[...party]}::text[]))`);
  }
  if (level.length > 0) conditions.push(Prisma.sql`s.levels && ${[...level]}::text[]::"Level"[]`);
  if (basis.length > 0) conditions.push(Prisma.sql`s.basis = ANY(${[...basis]}::text[]::"Basis"[])`);
  if (wanted.owner !== undefined) conditions.push(Prisma.sql`s.owner_id = ${wanted.owner}::uuid`);
  if (wanted.alarm !== undefined) conditions.push(Prisma.sql`s.alarm = ${wanted.alarm}`);
  if (wanted.contradicted !== undefined) conditions.push(Prisma.sql`s.contradicted = ${wanted.contradicted}`);
  if (wanted.disagreement !== undefined) conditions.push(Prisma.sql`s.disagreement = ${wanted.disagreement}`);
  if (wanted.requests !== undefined) {
    conditions.push(wanted.requests ? Prisma.sql`s.requests > 0` : Prisma.sql`s.requests = 0`);
  }
  if (wanted.schedule !== undefined && wanted.schedule.length > 0) {
    const asOf = moment?.asOf ?? today;
    conditions.push(
      Prisma.sql`(${Prisma.join(
        wanted.schedule.map((value) => scheduled(value, asOf)),
        " OR ",
      )})`,
    );
  }
  if (wanted.publication !== undefined) {
    conditions.push(
      Prisma.sql`s.publication_id = (SELECT id FROM publication WHERE reference = upper(${wanted.publication}))`,
    );
  }
  if (wanted.q !== undefined) {
    conditions.push(found(wanted.q, wanted.similar, moment));
  }
  return Prisma.sql`FROM ${standingOf(moment)} s WHERE ${Prisma.join(conditions, " AND ")}`;
}

/**
 * What a text finds in the contents in force, or by the beginning of the reference. Found first, by the index of words:
 * joined, the planner would rather read the whole projection.
 */
function found(q: string, similar: boolean, moment: Moment): Prisma.Sql {
  const matches = Prisma.sql`FROM recommendation_revision v WHERE ${searched(q, similar)}`;
  const inForce = Prisma.sql`s.revision_id = ANY(ARRAY(SELECT v.id ${matches}))`;
  // The history of standings has an index by recommendation alone.
  const words =
    moment === null
      ? inForce
      : Prisma.sql`(s.recommendation_id = ANY(ARRAY(SELECT v.recommendation_id ${matches})) AND ${inForce})`;
  return Prisma.sql`(${words} OR s.recommendation_id = ANY(ARRAY(
    SELECT f.id FROM recommendation f WHERE lower(f.reference) LIKE ${`${likeLiteral(q.toLowerCase())}%`})))`;
}

/** The same cases as scheduleFrom, over the projection's columns. */
function scheduled(schedule: Schedule, asOf: Day): Prisma.Sql {
  const overdue = Prisma.sql`s.due_on < ${asOf}::date`;
  const atRisk = Prisma.sql`s.unsupported_due_on <= ${asOf}::date + ${AT_RISK_DAYS}::int`;
  if (schedule === "UNSCHEDULED") return Prisma.sql`(s.due_on IS NULL AND NOT s.all_reached)`;
  if (schedule === "REACHED") return Prisma.sql`s.all_reached`;
  if (schedule === "OVERDUE") return Prisma.sql`(${overdue})`;
  if (schedule === "AT_RISK") return Prisma.sql`(s.due_on >= ${asOf}::date AND ${atRisk})`;
  return Prisma.sql`(s.due_on >= ${asOf}::date AND (s.unsupported_due_on IS NULL OR NOT ${atRisk}))`;
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

const REFERENCE = Prisma.sql`s.reference COLLATE "C"`;

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
  // Written out, as the index has it.
  if (sort === "silent") return Prisma.sql`coalesce(s.silent_since, ${Prisma.raw(`'${NEVER}'::date`)})`;
  if (sort === "status") {
    return Prisma.sql`array_position(${[...DISPLAY_ORDER]}::text[], coalesce(s.implementation::text, 'NOT_ASSESSED')) - 1`;
  }
  if (sort === "theme") {
    return Prisma.sql`(SELECT y.key FROM theme y WHERE y.id = s.theme_id) COLLATE "C"`;
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
