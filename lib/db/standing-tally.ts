import type { Day } from "@/lib/domain/dates";
import { STILL } from "./evidence-history";
import { Prisma } from "./generated/client";

/**
 * Adds the intervals of what is known now to the sums, or takes them off: an INSERT that ends a WITH. Under the lock of the
 * history. In keys a value that is missing is a hyphen.
 * @param intervals what was inserted or deleted, with the columns of `standing_interval`
 */
export function tally(intervals: Prisma.Sql, sign: 1 | -1): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO standing_tally (grain, period, facet, key, count, contradicted, alarm, evidenced, disagreement)
    SELECT grain, date_trunc(grain, edge.day)::date, facet, key, sum(way), sum(way * i.contradicted::int), sum(way * i.alarm::int),
      sum(way * (i.supports + i.contradicts + i.context > 0)::int), sum(way * i.disagreement::int)
    FROM ${intervals} i, LATERAL (VALUES (i.as_of_from, ${sign}::int), (i.as_of_to, -${sign}::int)) edge (day, way),
      (VALUES ('month'), ('day')) each_grain (grain),
      LATERAL (SELECT coalesce(i.implementation::text, 'NOT_ASSESSED') AS status) s,
      LATERAL (SELECT 'status', concat_ws(' ', status, coalesce(i.proposed::text, '-'), i.triangulation, i.theme_id)
        UNION ALL SELECT 'addressee', party || ' ' || status FROM unnest(i.addressees) party
        UNION ALL SELECT 'level', level || ' ' || status FROM unnest(i.levels) level
        UNION ALL SELECT 'basis', i.basis::text
        UNION ALL SELECT 'publication', i.publication_id::text
        UNION ALL SELECT 'party', u.id || ' ' || u.implementation FROM unnest(i.judged_parties, i.judged_as) u (id, implementation)
        UNION ALL SELECT 'silent', coalesce(i.silent_since::text, '-')
        UNION ALL SELECT 'due', coalesce(i.due_on::text, '-') || ' ' || coalesce(i.unsupported_due_on::text, '-')
          WHERE i.due_on IS NOT NULL OR i.unsupported_due_on IS NOT NULL) each_facet (facet, key)
    WHERE i.known_to = ${BigInt(STILL)} AND i.top_level AND NOT i.retired AND edge.day < '9999-12-31'::date
    GROUP BY 1, 2, 3, 4
    ON CONFLICT (grain, period, facet, key) DO UPDATE SET count = standing_tally.count + excluded.count,
      contradicted = standing_tally.contradicted + excluded.contradicted, alarm = standing_tally.alarm + excluded.alarm,
      evidenced = standing_tally.evidenced + excluded.evidenced, disagreement = standing_tally.disagreement + excluded.disagreement`;
}

/** The sums up to a day: months gone by and the days of its own. In place of a table, with the columns facet, key, count and so on. */
export function tallyUpTo(asOf: Day): Prisma.Sql {
  const month = `${asOf.slice(0, 7)}-01`;
  return Prisma.sql`(SELECT facet, key, sum(count)::int AS count, sum(contradicted)::int AS contradicted, sum(alarm)::int AS alarm,
      sum(evidenced)::int AS evidenced, sum(disagreement)::int AS disagreement
    FROM (SELECT * FROM standing_tally WHERE grain = 'month' AND period < ${month}::date
      UNION ALL SELECT * FROM standing_tally WHERE grain = 'day' AND period BETWEEN ${month}::date AND ${asOf}::date) steps
    GROUP BY facet, key HAVING sum(count) <> 0)`;
}
