import { Prisma } from "@/lib/db/generated/client";
import type { Reader } from "@/lib/db/transaction";
import type { Day } from "@/lib/domain/dates";
import type { Implementation, ShownImplementation } from "@/lib/domain/implementation";
import { AT_RISK_DAYS } from "@/lib/domain/milestone";
import type { Triangulation } from "@/lib/domain/triangulation";
import type { At } from "./at";
import { NAMED_UP_TO } from "./figures";
import { LISTED } from "./shape";

/** How long ago the newest support or contradiction was true. Each class begins where the one before ends. */
export const AGES = ["MONTHS_3", "MONTHS_12", "YEARS_2", "YEARS_5", "OLDER", "NEVER"] as const;
export type Age = (typeof AGES)[number];

/** Recommendations that agree in something, and their references where there are few enough to name. */
interface Some {
  count: number;
  references: string[] | null;
}
type ByStatus = Some & { key: string; implementation: ShownImplementation };

/** Everything that is counted over the recommendations in force at the top level. */
export interface StandingCounts {
  total: number;
  disagreements: number;
  overdue: number;
  atRisk: number;
  groups: (Some & {
    implementation: ShownImplementation;
    proposed: Implementation | null;
    triangulation: Triangulation;
    theme: string;
    contradicted: number;
    alarm: number;
    withEvidence: number;
  })[];
  byAddressee: ByStatus[];
  byLevel: ByStatus[];
  /** Judgements in force for single states. */
  byState: ByStatus[];
  /** By the publication's reference. */
  byPublication: (Some & { key: string })[];
  ages: (Some & { age: Age })[];
  /** Ids of rows, in the order in which lists show them. */
  silent: string[];
  never: string[];
  contested: string[];
  late: string[];
  /** All ids, where there are few. */
  named: string[] | null;
}

/**
 * Counts how everything stands in one statement, so that a long history is looked through once: what comes back grows with
 * the number of values, not of recommendations. Call catchUpHistory before where `at` is not now.
 */
export async function countStandings(db: Reader, at: At): Promise<StandingCounts> {
  const rows = await db.$queryRaw<{ counts: StandingCounts }[]>`
    WITH st AS MATERIALIZED (
      SELECT s.recommendation_id AS id, s.publication_id, s.reference COLLATE "C" AS reference, s.theme_id, s.levels, s.addressees,
        s.implementation, s.proposed, s.triangulation, s.contradicted, s.alarm,
        s.supports + s.contradicts + s.context > 0 AS evidenced, s.silent_since, s.disagreement, s.due_on,
        s.unsupported_due_on, s.judged_parties, s.judged_as
      FROM ${at.standing} s WHERE s.top_level AND NOT s.retired),
    sums AS MATERIALIZED (SELECT count(*)::int AS total, count(*) <= ${NAMED_UP_TO} AS few,
        (count(*) FILTER (WHERE disagreement))::int AS disagreements,
        (count(*) FILTER (WHERE due_on < ${at.asOf}::date))::int AS overdue,
        (count(*) FILTER (WHERE (due_on IS NULL OR due_on >= ${at.asOf}::date)
          AND unsupported_due_on <= ${at.asOf}::date + ${AT_RISK_DAYS}::int))::int AS risk FROM st)
    SELECT json_build_object('total', total, 'disagreements', disagreements, 'overdue', overdue, 'atRisk', risk,
      'groups', ${list(Prisma.sql`SELECT ${STATUS} AS implementation, g.proposed, g.triangulation, t.key AS theme,
          g.count, g.contradicted, g.alarm, g."withEvidence", g.references
        FROM (SELECT implementation, proposed, triangulation, theme_id, ${SOME},
            count(*) FILTER (WHERE contradicted) AS contradicted, count(*) FILTER (WHERE alarm) AS alarm,
            count(*) FILTER (WHERE evidenced) AS "withEvidence"
          FROM st GROUP BY 1, 2, 3, 4) g JOIN theme t ON t.id = g.theme_id`)},
      'byAddressee', ${list(Prisma.sql`SELECT y.key, ${STATUS} AS implementation, g.count, g.references
        FROM (SELECT party_id, implementation, ${SOME} FROM st, unnest(addressees) party_id GROUP BY 1, 2) g
        JOIN party y ON y.id = g.party_id`)},
      'byLevel', ${list(Prisma.sql`SELECT g.key, ${STATUS} AS implementation, g.count, g.references
        FROM (SELECT key, implementation, ${SOME} FROM st, unnest(levels) key GROUP BY 1, 2) g`)},
      'byState', ${list(Prisma.sql`SELECT y.key, g.implementation, g.count, g.references
        FROM (SELECT u.party_id, u.implementation, ${SOME} FROM st, unnest(judged_parties, judged_as) u (party_id, implementation)
          GROUP BY 1, 2) g
        JOIN party y ON y.id = g.party_id`)},
      'byPublication', ${list(Prisma.sql`SELECT u.reference AS key, g.count, g.references
        FROM (SELECT publication_id, ${SOME} FROM st GROUP BY 1) g JOIN publication u ON u.id = g.publication_id`)},
      'ages', ${list(Prisma.sql`SELECT ${ageSince(Prisma.sql`silent_since`, at.asOf)} AS age, ${SOME}
        FROM st GROUP BY 1`)},
      'silent', ${ids(Prisma.sql`WHERE silent_since IS NOT NULL ORDER BY silent_since, reference LIMIT ${LISTED.silent}::int`)},
      'never', ${ids(Prisma.sql`WHERE silent_since IS NULL ORDER BY reference LIMIT ${NAMED_UP_TO}::int`)},
      'contested', ${ids(Prisma.sql`WHERE triangulation = 'CONTESTED' ORDER BY reference LIMIT ${LISTED.contested}::int`)},
      'late', ${ids(Prisma.sql`WHERE due_on < ${at.asOf}::date ORDER BY due_on, reference LIMIT ${LISTED.overdue}::int`)},
      'named', CASE WHEN few THEN (SELECT coalesce(json_agg(id ORDER BY reference), '[]'::json) FROM st) END) AS counts
    FROM sums`;
  const counts = rows[0]?.counts;
  if (!counts) throw new Error("The database gave no counts.");
  return counts;
}

const STATUS = Prisma.sql`coalesce(g.implementation::text, 'NOT_ASSESSED')`;
const SOME = Prisma.sql`count(*) AS count, array_agg(reference) FILTER (WHERE (SELECT few FROM sums)) AS references`;

/** The age's class of the newest word for or against, on a day. */
export function ageSince(silentSince: Prisma.Sql, asOf: Day): Prisma.Sql {
  return Prisma.sql`CASE WHEN ${silentSince} IS NULL THEN 'NEVER'
    WHEN ${silentSince} > ${asOf}::date - interval '3 months' THEN 'MONTHS_3'
    WHEN ${silentSince} > ${asOf}::date - interval '12 months' THEN 'MONTHS_12'
    WHEN ${silentSince} > ${asOf}::date - interval '2 years' THEN 'YEARS_2'
    WHEN ${silentSince} > ${asOf}::date - interval '5 years' THEN 'YEARS_5' ELSE 'OLDER' END`;
}

/** The rows of a query as a JSON list. */
export function list(query: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT coalesce(json_agg(each), '[]'::json) FROM (${query}) each)`;
}

function ids(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT coalesce(json_agg(id), '[]'::json) FROM (SELECT id FROM st ${which}) first)`;
}
