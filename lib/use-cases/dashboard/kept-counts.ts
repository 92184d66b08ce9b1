import { Prisma } from "@/lib/db/generated/client";
import { tallyUpTo } from "@/lib/db/standing-tally";
import type { Reader } from "@/lib/db/transaction";
import { AT_RISK_DAYS } from "@/lib/domain/milestone";
import type { At } from "./at";
import { ageSince, list, type StandingCounts } from "./count-standings";
import { NAMED_UP_TO } from "./figures";
import { LISTED } from "./shape";

type Lists = Pick<StandingCounts, "silent" | "never" | "contested" | "late">;

/**
 * The same counts as countStandings, from sums that are kept as they change; its time does not grow with the record. For all
 * that is known now, on any day, where nobody is named. Call catchUpHistory before.
 */
export async function keptCounts(db: Reader, at: At): Promise<StandingCounts> {
  const [counts, lists] = await Promise.all([readSums(db, at), readLists(db, at)]);
  return { ...counts, ...lists, named: null };
}

async function readSums(db: Reader, { asOf }: At): Promise<Omit<StandingCounts, keyof Lists | "named">> {
  const part = (place: number) => Prisma.sql`split_part(k.key, ' ', ${place}::int)`;
  const day = (place: number) => Prisma.sql`nullif(${part(place)}, '-')::date`;
  const byParty = (facet: string) => Prisma.sql`SELECT y.key, ${part(2)} AS implementation, k.count, NULL AS references
    FROM k JOIN party y ON y.id = ${part(1)}::uuid WHERE k.facet = ${facet}`;
  const rows = await db.$queryRaw<{ counts: Omit<StandingCounts, keyof Lists | "named"> }[]>`
    WITH k AS MATERIALIZED (SELECT * FROM ${tallyUpTo(asOf)} up_to),
    due AS (SELECT ${day(1)} AS due_on, ${day(2)} AS unsupported_due_on, count FROM k WHERE facet = 'due')
    SELECT json_build_object(
      'total', (SELECT coalesce(sum(count), 0) FROM k WHERE facet = 'status'),
      'disagreements', (SELECT coalesce(sum(disagreement), 0) FROM k WHERE facet = 'status'),
      'overdue', (SELECT coalesce(sum(count), 0) FROM due WHERE due_on < ${asOf}::date),
      'atRisk', (SELECT coalesce(sum(count), 0) FROM due WHERE (due_on IS NULL OR due_on >= ${asOf}::date)
        AND unsupported_due_on <= ${asOf}::date + ${AT_RISK_DAYS}::int),
      'groups', ${list(Prisma.sql`SELECT ${part(1)} AS implementation, nullif(${part(2)}, '-') AS proposed, ${part(3)} AS triangulation,
          t.key AS theme, k.count, k.contradicted, k.alarm, k.evidenced AS "withEvidence", NULL AS references
        FROM k JOIN theme t ON t.id = ${part(4)}::uuid WHERE k.facet = 'status'`)},
      'byAddressee', ${list(byParty("addressee"))},
      'byLevel', ${list(Prisma.sql`SELECT ${part(1)} AS key, ${part(2)} AS implementation, k.count, NULL AS references
        FROM k WHERE k.facet = 'level'`)},
      'byState', ${list(byParty("party"))},
      'byPublication', ${list(Prisma.sql`SELECT u.reference AS key, k.count, NULL AS references
        FROM k JOIN publication u ON u.id = ${part(1)}::uuid WHERE k.facet = 'publication'`)},
      'ages', ${list(Prisma.sql`SELECT ${ageSince(day(1), asOf)} AS age, sum(k.count) AS count, NULL AS references
        FROM k WHERE k.facet = 'silent' GROUP BY 1`)}) AS counts`;
  const counts = rows[0]?.counts;
  if (!counts) throw new Error("The database gave no counts.");
  return counts;
}

/** The rows that lists begin with, each by an index in its order. */
async function readLists(db: Reader, { asOf, some }: At): Promise<Lists> {
  const first = async (which: Prisma.Sql) => {
    const rows = await db.$queryRaw<{ id: string }[]>`
      SELECT s.recommendation_id AS id FROM ${some} s WHERE s.top_level AND NOT s.retired AND ${which}`;
    return rows.map(({ id }) => id);
  };
  const since = Prisma.sql`coalesce(s.silent_since, '0001-01-01'::date)`;
  const reference = Prisma.sql`s.reference COLLATE "C"`;
  const [silent, never, contested, late] = await Promise.all([
    first(Prisma.sql`${since} > '0001-01-01'::date ORDER BY ${since}, ${reference} LIMIT ${LISTED.silent}::int`),
    first(Prisma.sql`${since} = '0001-01-01'::date ORDER BY ${reference} LIMIT ${NAMED_UP_TO}::int`),
    first(Prisma.sql`s.triangulation = 'CONTESTED' ORDER BY ${reference} LIMIT ${LISTED.contested}::int`),
    first(
      Prisma.sql`s.due_on IS NOT NULL AND s.due_on < ${asOf}::date ORDER BY s.due_on, ${reference} LIMIT ${LISTED.overdue}::int`,
    ),
  ]);
  return { silent, never, contested, late };
}
