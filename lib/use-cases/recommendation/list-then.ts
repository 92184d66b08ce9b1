import { loadRecord } from "@/lib/db/facts";
import { Prisma } from "@/lib/db/generated/client";
import type { Reader } from "@/lib/db/transaction";
import type { Localized } from "@/lib/domain/localized";
import type { Clocks } from "@/lib/domain/record";
import { evidenceMarks, type Standing, standingsOf } from "@/lib/domain/standing";
import type { Cursor, RecommendationListItem } from "./list-item";
import { cursorValue, searched, type Wanted } from "./list-now";

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
      standing,
    });
  }
  return items;
}

/** Ids of what a text finds in the contents known at an instant. */
export async function searchThen(db: Reader, q: string, knownAt: number): Promise<Set<string>> {
  const find = (similar: boolean) => db.$queryRaw<{ id: string }[]>`
    SELECT v.recommendation_id AS id FROM (${contentKnown(knownAt)}) v
    JOIN recommendation r ON r.id = v.recommendation_id
    WHERE ${searched(q, similar)} OR starts_with(lower(r.reference), lower(${q}))`;
  const found = await find(false);
  return new Set((found.length > 0 ? found : await find(true)).map((row) => row.id));
}

/** The same filters as in SQL, over items in memory. */
export function filterItems(items: readonly StandingItem[], wanted: Wanted, found: Set<string> | null): StandingItem[] {
  const any = <Value>(values: readonly Value[] | undefined, test: (value: Value) => boolean) =>
    !values || values.length === 0 || values.some(test);
  const same = (wish: boolean | undefined, is: boolean) => wish === undefined || wish === is;
  return items.filter(
    (item) =>
      (wanted.components || item.parent === null) &&
      item.retired === (wanted.retired ?? false) &&
      (found === null || found.has(item.id)) &&
      any(wanted.implementation, (value) => value === item.implementation) &&
      same(wanted.proposed, item.proposals > 0) &&
      any(wanted.triangulation, (value) => value === item.triangulation) &&
      any(wanted.theme, (key) => key === item.theme.key) &&
      any(wanted.party, (key) => item.addressees.some((addressee) => addressee.key === key)) &&
      any(wanted.level, (level) => item.levels.includes(level)) &&
      any(wanted.basis, (basis) => basis === item.basis) &&
      (wanted.owner === undefined || item.owner?.id === wanted.owner) &&
      same(wanted.alarm, item.alarm) &&
      same(wanted.contradicted, item.contradicted) &&
      (wanted.publication === undefined || item.publication === wanted.publication.toUpperCase()),
  );
}

/** A page of items in the order asked for, one more than `limit` when there are further ones. */
export function pageOf(items: readonly StandingItem[], wanted: Wanted, cursor: Cursor | null): StandingItem[] {
  const sign = wanted.dir === "asc" ? 1 : -1;
  const compare = (a: [string | number, string], b: [string | number, string]) =>
    sign * (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0);
  const key = (item: StandingItem): [string | number, string] => [cursorValue(wanted.sort, item), item.reference];
  return items
    .filter((item) => cursor === null || compare(key(item), [cursor.value, cursor.reference]) > 0)
    .sort((a, b) => compare(key(a), key(b)))
    .slice(0, wanted.limit + 1);
}

/** The newest revision of each recommendation that was known at an instant. */
function contentKnown(knownAt: number): Prisma.Sql {
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
