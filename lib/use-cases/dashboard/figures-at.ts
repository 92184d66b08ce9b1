import type { Reader } from "@/lib/db/transaction";
import type { Day } from "@/lib/domain/dates";
import type { ShownImplementation } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";
import type { SourceKind } from "@/lib/domain/source";
import type { Triangulation } from "@/lib/domain/triangulation";
import type { At } from "./at";
import { revisionsAt } from "./evidence-figures";
import { foldFigures, foldMix, foldRows, type Group, NAMED_UP_TO } from "./figures";
import { type Counted, LISTED, type Line, names } from "./shape";

/**
 * The figures at some state of the record, counted by the database over its projection: what comes back grows with the
 * number of values, not of recommendations. Call catchUpHistory before where `at` is not now.
 */
export async function figuresAt(db: Reader, at: At): Promise<Counted> {
  const [size] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM ${at.standing} s WHERE s.top_level AND NOT s.retired`;
  const named = (size?.total ?? 0) <= NAMED_UP_TO;
  const [groups, byAddressee, mix, lines, silent, contested, { themes, addressees }] = await Promise.all([
    countGroups(db, at, named),
    countByAddressee(db, at, named),
    countMix(db, at),
    named ? readLines(db, at) : null,
    readSilent(db, at),
    readContested(db, at),
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

function countGroups(db: Reader, at: At, named: boolean) {
  return db.$queryRaw<Group[]>`
    SELECT g.implementation, g.proposed, g.triangulation, t.key AS theme, g.count, g.contradicted, g.alarm,
      g."withEvidence", g.references
    FROM (SELECT coalesce(s.implementation::text, 'NOT_ASSESSED') AS implementation, s.proposed::text AS proposed,
        s.triangulation::text AS triangulation, s.theme_id, count(*)::int AS count,
        (count(*) FILTER (WHERE s.contradicted))::int AS contradicted, (count(*) FILTER (WHERE s.alarm))::int AS alarm,
        (count(*) FILTER (WHERE s.supports + s.contradicts + s.context > 0))::int AS "withEvidence",
        CASE WHEN ${named} THEN array_agg(s.reference) ELSE '{}'::text[] END AS references
      FROM ${at.standing} s WHERE s.top_level AND NOT s.retired GROUP BY 1, 2, 3, 4) g
    JOIN theme t ON t.id = g.theme_id`;
}

function countByAddressee(db: Reader, at: At, named: boolean) {
  return db.$queryRaw<{ key: string; implementation: ShownImplementation; count: number; references: string[] }[]>`
    SELECT y.key, g.implementation, g.count, g.references
    FROM (SELECT party_id, coalesce(s.implementation::text, 'NOT_ASSESSED') AS implementation, count(*)::int AS count,
        CASE WHEN ${named} THEN array_agg(s.reference) ELSE '{}'::text[] END AS references
      FROM ${at.standing} s, unnest(s.addressees) party_id WHERE s.top_level AND NOT s.retired GROUP BY 1, 2) g
    JOIN party y ON y.id = g.party_id`;
}

/** Items of evidence in force that bear on something, each once, by the kind of the primary source. */
function countMix(db: Reader, at: At) {
  const { evidence, source, inForce } = revisionsAt(at);
  return db.$queryRaw<{ kind: SourceKind; count: number }[]>`
    SELECT sv.kind::text AS kind, count(*)::int AS count
    FROM (SELECT DISTINCT l.evidence_id AS id FROM evidence_link l
      JOIN ${at.standing} ls ON ls.recommendation_id = l.recommendation_id AND NOT ls.retired WHERE ${inForce}) b
    JOIN (SELECT e.id, v.id AS revision_id FROM ${evidence}
      WHERE v.state = 'LOGGED' AND v.true_on <= ${at.asOf}::date) i ON i.id = b.id
    JOIN evidence_source es ON es.revision_id = i.revision_id AND es.position = 0 ${source}
    WHERE sv.kind IS NOT NULL GROUP BY 1`;
}

function readLines(db: Reader, at: At) {
  return db.$queryRaw<Line[]>`
    SELECT s.reference, v.title, s.marks, s.supports, s.contradicts, s.context, s.silent_since::text AS "silentSince",
      s.triangulation::text AS triangulation, s.contradicted, s.alarm,
      coalesce(s.implementation::text, 'NOT_ASSESSED') AS implementation
    FROM ${at.standing} s JOIN recommendation_revision v ON v.id = s.revision_id
    WHERE s.top_level AND NOT s.retired ORDER BY s.reference COLLATE "C"`;
}

async function readSilent(db: Reader, at: At) {
  const read = (never: boolean) => db.$queryRaw<{ reference: string; title: Localized; silentSince: Day | null }[]>`
    WITH first AS MATERIALIZED (SELECT s.revision_id, s.reference, s.silent_since FROM ${at.standing} s
      WHERE s.top_level AND NOT s.retired AND (s.silent_since IS NULL) = ${never}
      ORDER BY s.silent_since, s.reference COLLATE "C" LIMIT ${never ? NAMED_UP_TO : LISTED.silent}::int)
    SELECT f.reference, v.title, f.silent_since::text AS "silentSince" FROM first f
    JOIN recommendation_revision v ON v.id = f.revision_id ORDER BY f.silent_since, f.reference COLLATE "C"`;
  const [silent, never, count] = await Promise.all([
    read(false),
    read(true),
    db.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM ${at.standing} s WHERE s.top_level AND NOT s.retired AND s.silent_since IS NULL`,
  ]);
  return { silentSince: silent, neverHeard: { total: count[0]?.total ?? 0, items: never } };
}

function readContested(db: Reader, at: At) {
  return db.$queryRaw<{ reference: string; title: Localized; triangulation: Triangulation; marks: string }[]>`
    SELECT s.reference, v.title, s.triangulation::text AS triangulation, s.marks
    FROM ${at.standing} s JOIN recommendation_revision v ON v.id = s.revision_id
    WHERE s.top_level AND NOT s.retired AND s.triangulation = 'CONTESTED'
    ORDER BY s.reference COLLATE "C" LIMIT ${LISTED.contested}::int`;
}
