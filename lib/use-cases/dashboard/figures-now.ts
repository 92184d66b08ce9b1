import type { Reader } from "@/lib/db/transaction";
import type { Day } from "@/lib/domain/dates";
import type { ShownImplementation } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";
import type { SourceKind } from "@/lib/domain/source";
import type { Triangulation } from "@/lib/domain/triangulation";
import { foldFigures, foldMix, foldRows, type Group, NAMED_UP_TO } from "./figures";
import { type Counted, LISTED, type Line, names } from "./shape";

/**
 * The figures of today, counted by the database over the projection: what comes back grows with the number of values,
 * not of recommendations.
 */
export async function figuresNow(db: Reader, today: Day): Promise<Counted> {
  const [size] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM standing WHERE top_level AND NOT retired`;
  const named = (size?.total ?? 0) <= NAMED_UP_TO;
  const [groups, byAddressee, mix, lines, silent, contested, { themes, addressees }] = await Promise.all([
    countGroups(db, named),
    countByAddressee(db, named),
    countMix(db, today),
    named ? readLines(db) : null,
    readSilent(db),
    readContested(db),
    names(db),
  ]);
  return {
    ...foldFigures(groups),
    byTheme: foldRows(
      themes,
      groups.map((group) => ({ ...group, key: group.theme })),
    ),
    byAddressee: foldRows(addressees, byAddressee).filter((row) => row.total > 0),
    sourceMix: foldMix(mix),
    evidence: lines,
    ...silent,
    contested,
  };
}

function countGroups(db: Reader, named: boolean) {
  return db.$queryRaw<Group[]>`
    SELECT coalesce(s.implementation::text, 'NOT_ASSESSED') AS implementation, s.proposed::text AS proposed,
      s.triangulation::text AS triangulation, t.key AS theme, count(*)::int AS count,
      (count(*) FILTER (WHERE s.contradicted))::int AS contradicted, (count(*) FILTER (WHERE s.alarm))::int AS alarm,
      (count(*) FILTER (WHERE s.supports + s.contradicts + s.context > 0))::int AS "withEvidence",
      CASE WHEN ${named} THEN array_agg(r.reference) ELSE '{}'::text[] END AS references
    FROM standing s JOIN recommendation r ON r.id = s.recommendation_id
    JOIN recommendation_revision v ON v.id = r.current_revision_id JOIN theme t ON t.id = v.theme_id
    WHERE s.top_level AND NOT s.retired GROUP BY 1, 2, 3, 4`;
}

function countByAddressee(db: Reader, named: boolean) {
  return db.$queryRaw<{ key: string; implementation: ShownImplementation; count: number; references: string[] }[]>`
    SELECT y.key, coalesce(s.implementation::text, 'NOT_ASSESSED') AS implementation, count(*)::int AS count,
      CASE WHEN ${named} THEN array_agg(r.reference) ELSE '{}'::text[] END AS references
    FROM standing s JOIN recommendation r ON r.id = s.recommendation_id
    JOIN recommendation_party p ON p.revision_id = r.current_revision_id AND p.role = 'ADDRESSEE'
    JOIN party y ON y.id = p.party_id
    WHERE s.top_level AND NOT s.retired GROUP BY 1, 2`;
}

/** Items of evidence in force that bear on something, each once, by the kind of the primary source. */
function countMix(db: Reader, today: Day) {
  // Links taken back are few and have an index: the rest is three hash joins, whatever the number of items.
  return db.$queryRaw<{ kind: SourceKind; count: number }[]>`
    WITH taken_back AS (SELECT g.link_id FROM link_grading g WHERE g.removed AND NOT EXISTS (
      SELECT FROM link_grading n WHERE n.link_id = g.link_id AND n.version > g.version))
    SELECT sv.kind::text AS kind, count(*)::int AS count
    FROM (SELECT DISTINCT l.evidence_id AS id FROM evidence_link l
      JOIN standing ls ON ls.recommendation_id = l.recommendation_id AND NOT ls.retired
      WHERE l.id NOT IN (SELECT link_id FROM taken_back)) b
    JOIN evidence e ON e.id = b.id JOIN evidence_revision v ON v.id = e.current_revision_id
    JOIN evidence_source es ON es.revision_id = v.id AND es.position = 0
    JOIN source s ON s.id = es.source_id JOIN source_revision sv ON sv.id = s.current_revision_id
    WHERE v.state = 'LOGGED' AND v.true_on <= ${today}::date
    GROUP BY 1`;
}

function readLines(db: Reader) {
  return db.$queryRaw<Line[]>`
    SELECT r.reference, v.title, s.marks, s.supports, s.contradicts, s.context, s.silent_since::text AS "silentSince",
      s.triangulation::text AS triangulation, s.contradicted, s.alarm,
      coalesce(s.implementation::text, 'NOT_ASSESSED') AS implementation
    FROM standing s JOIN recommendation r ON r.id = s.recommendation_id
    JOIN recommendation_revision v ON v.id = r.current_revision_id
    WHERE s.top_level AND NOT s.retired ORDER BY r.reference COLLATE "C"`;
}

async function readSilent(db: Reader) {
  const read = (never: boolean) => db.$queryRaw<{ reference: string; title: Localized; silentSince: Day | null }[]>`
    WITH first AS (SELECT s.recommendation_id AS id, s.silent_since FROM standing s
      JOIN recommendation r ON r.id = s.recommendation_id
      WHERE s.top_level AND NOT s.retired AND (s.silent_since IS NULL) = ${never}
      ORDER BY s.silent_since, r.reference COLLATE "C" LIMIT ${never ? NAMED_UP_TO : LISTED.silent}::int)
    SELECT r.reference, v.title, f.silent_since::text AS "silentSince" FROM first f JOIN recommendation r ON r.id = f.id
    JOIN recommendation_revision v ON v.id = r.current_revision_id ORDER BY f.silent_since, r.reference COLLATE "C"`;
  const [silent, never, count] = await Promise.all([
    read(false),
    read(true),
    db.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM standing WHERE top_level AND NOT retired AND silent_since IS NULL`,
  ]);
  return { silentSince: silent, neverHeard: { total: count[0]?.total ?? 0, items: never } };
}

function readContested(db: Reader) {
  return db.$queryRaw<{ reference: string; title: Localized; triangulation: Triangulation; marks: string }[]>`
    SELECT r.reference, v.title, s.triangulation::text AS triangulation, s.marks
    FROM standing s JOIN recommendation r ON r.id = s.recommendation_id
    JOIN recommendation_revision v ON v.id = r.current_revision_id
    WHERE s.top_level AND NOT s.retired AND s.triangulation = 'CONTESTED'
    ORDER BY r.reference COLLATE "C" LIMIT ${LISTED.contested}::int`;
}
