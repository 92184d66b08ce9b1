import { database } from "@/lib/db/connection";
import { getAuditHead, memoByHead } from "@/lib/db/figures-memo";
import { catchUpHistory } from "@/lib/db/standing-history";
import { tallyUpTo } from "@/lib/db/standing-tally";
import { today } from "@/lib/db/today";
import { assertMaySee, getVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { ShownImplementation } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";
import type { BASES, LEVELS } from "@/lib/domain/recommendation";
import type { Triangulation } from "@/lib/domain/triangulation";

/** How many top-level recommendations in force fall to each value of each filter. Values without any are left out. */
export interface Facets {
  total: number;
  implementation: Partial<Record<ShownImplementation, number>>;
  triangulation: Partial<Record<Triangulation, number>>;
  theme: Record<string, number>;
  addressee: Record<string, number>;
  level: Partial<Record<(typeof LEVELS)[number], number>>;
  basis: Partial<Record<(typeof BASES)[number], number>>;
}

/** Counts for the list's filters. @throws Unauthenticated */
export async function facets(actor: Actor): Promise<Facets> {
  assertMaySee(actor);
  const db = database();
  const at = { head: await getAuditHead(db), today: today() };
  return memoByHead("facets", at, async () => {
    await catchUpHistory(db, at.head);
    const rows = await db.$queryRaw<{ facet: string; value: string; count: number }[]>`
      WITH k AS MATERIALIZED (SELECT facet, string_to_array(key, ' ') AS part, count FROM ${tallyUpTo(at.today)} up_to)
      SELECT 'total' AS facet, '' AS value, coalesce(sum(count), 0)::int AS count FROM k WHERE facet = 'status'
      UNION ALL SELECT 'implementation', part[1], sum(count)::int FROM k WHERE facet = 'status' GROUP BY 2
      UNION ALL SELECT 'triangulation', part[3], sum(count)::int FROM k WHERE facet = 'status' GROUP BY 2
      UNION ALL SELECT 'theme', t.key, sum(count)::int FROM k JOIN theme t ON t.id = part[4]::uuid WHERE facet = 'status' GROUP BY 2
      UNION ALL SELECT 'basis', part[1], sum(count)::int FROM k WHERE facet = 'basis' GROUP BY 2
      UNION ALL SELECT 'level', part[1], sum(count)::int FROM k WHERE facet = 'level' GROUP BY 2
      UNION ALL SELECT 'addressee', y.key, sum(count)::int FROM k JOIN party y ON y.id = part[1]::uuid
        WHERE facet = 'addressee' GROUP BY 2`;
    const of = (facet: string) =>
      Object.fromEntries(rows.filter((row) => row.facet === facet).map((row) => [row.value, row.count]));
    return {
      total: rows.find((row) => row.facet === "total")?.count ?? 0,
      implementation: of("implementation"),
      triangulation: of("triangulation"),
      theme: of("theme"),
      addressee: of("addressee"),
      level: of("level"),
      basis: of("basis"),
    };
  });
}

/** The themes in their order. @throws Unauthenticated */
export async function listThemes(actor: Actor): Promise<{ id: string; key: string; name: Localized }[]> {
  assertMaySee(actor);
  const at = { head: await getAuditHead(database()), today: today() };
  return memoByHead("themes", at, async () => {
    const themes = await database().theme.findMany({ orderBy: { position: "asc" } });
    return themes.map(({ id, key, name }) => ({ id, key, name: name as Localized }));
  });
}

/** Who can look after a recommendation: the active members, by name. @throws Unauthenticated */
export async function listOwners(actor: Actor): Promise<{ id: string; name: string }[]> {
  assertMaySee(actor);
  return database().user.findMany({
    where: { isSystem: false, disabledAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}

/**
 * What the forms about a recommendation start from: its content by key, and its version. @throws NotFound,
 * Unauthenticated
 */
export async function getRecommendationContent(actor: Actor, reference: string) {
  const found = await getVisibleRecommendation(database(), actor, reference);
  const { currentRevision: revision } = found;
  const [theme, parties] = await Promise.all([
    database().theme.findUniqueOrThrow({ where: { id: revision.themeId } }),
    database().recommendationParty.findMany({
      where: { revisionId: revision.id },
      orderBy: { position: "asc" },
      include: { party: { select: { key: true } } },
    }),
  ]);
  return {
    id: found.id,
    reference: found.reference,
    parentId: found.parentId,
    version: found.version,
    title: revision.title as Localized,
    summary: revision.summary as Localized,
    basis: revision.basis,
    theme: theme.key,
    levels: revision.levels,
    priority: revision.priority,
    ownerId: revision.ownerId,
    locator: revision.locator,
    retired: revision.retired,
    addressees: parties.filter((each) => each.role === "ADDRESSEE").map((each) => each.party.key),
    partners: parties.filter((each) => each.role === "PARTNER").map((each) => each.party.key),
  };
}
