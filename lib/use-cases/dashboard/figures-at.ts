import type { Reader } from "@/lib/db/transaction";
import type { At } from "./at";
import { type Breadth, breadth } from "./breadth";
import { countStandings, type StandingCounts } from "./count-standings";
import { foldFigures, foldRows, NAMED_UP_TO } from "./figures";
import { keptCounts } from "./kept-counts";
import { type StatusPoint, statusOverTime } from "./over-time";
import { type Counted, type Line, names } from "./shape";

/**
 * The figures of the recommendations at some state of the record, now or of the past, and how they came to stand so. Call
 * catchUpHistory before.
 */
export async function figuresAt(db: Reader, at: At): Promise<Counted & Breadth & { overTime: StatusPoint[] }> {
  const counts = await countsAt(db, at);
  const groups = counts.groups.map((group) => ({ ...group, references: group.references ?? [] }));
  const shown = [counts.silent, counts.never, counts.contested, counts.late, counts.named ?? []].flat();
  const [lines, overTime, wide, { themes, addressees }] = await Promise.all([
    readLines(db, at, shown),
    statusOverTime(db, at, groups),
    breadth(db, counts),
    names(db),
  ]);
  const of = (ids: readonly string[]) => ids.flatMap((id) => lines.get(id) ?? []);
  return {
    ...foldFigures(groups),
    ...wide,
    byTheme: foldRows(
      themes,
      groups.map((group) => ({ ...group, key: group.theme })),
    ),
    byAddressee: foldRows(addressees, counts.byAddressee).filter((row) => row.total > 0),
    evidence: counts.named && of(counts.named),
    silentSince: of(counts.silent),
    neverHeard: { total: wide.evidenceAge.NEVER.count, items: of(counts.never) },
    contested: of(counts.contested),
    overdue: {
      total: counts.overdue,
      items: of(counts.late).flatMap((line) => (line.dueOn === null ? [] : { ...line, dueOn: line.dueOn })),
    },
    overTime,
  };
}

/** From the sums where there are too many to name, or else from the rows. */
async function countsAt(db: Reader, at: At): Promise<StandingCounts> {
  if (at.knownAt !== null) return countStandings(db, at);
  const kept = await keptCounts(db, at);
  return kept.total > NAMED_UP_TO ? kept : countStandings(db, at);
}

/** The recommendations that lists name, by their ids. */
async function readLines(db: Reader, at: At, ids: readonly string[]): Promise<Map<string, Line>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<(Line & { id: string })[]>`
    SELECT s.recommendation_id AS id, s.reference, v.title, s.marks, s.supports, s.contradicts, s.context,
      s.silent_since::text AS "silentSince", s.due_on::text AS "dueOn", s.triangulation::text AS triangulation,
      s.contradicted, s.alarm, coalesce(s.implementation::text, 'NOT_ASSESSED') AS implementation
    FROM ${at.some} s JOIN recommendation_revision v ON v.id = s.revision_id
    WHERE s.recommendation_id = ANY(${[...new Set(ids)]}::uuid[])`;
  return new Map(rows.map(({ id, ...line }) => [id, line]));
}
