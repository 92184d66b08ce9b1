import type { Reader } from "@/lib/db/transaction";
import type { Day } from "@/lib/domain/dates";
import type { ShownImplementation } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";
import { AT_RISK_DAYS } from "@/lib/domain/milestone";
import { LEVELS } from "@/lib/domain/recommendation";
import { type At, recordedBy } from "./at";
import { type Cell, foldRows, NAMED_UP_TO, type StatusRow } from "./figures";
import { LISTED } from "./shape";

/** How long ago the newest support or contradiction was true. Each class begins where the one before ends. */
export const AGES = ["MONTHS_3", "MONTHS_12", "YEARS_2", "YEARS_5", "OLDER", "NEVER"] as const;
export type Age = (typeof AGES)[number];

export interface Breadth {
  byLevel: StatusRow[];
  /** Judgements for one member state; what is not judged for it stands at NOT_ASSESSED. */
  byState: StatusRow[];
  evidenceAge: Record<Age, Cell>;
  disagreements: number;
  overdue: { total: number; items: { reference: string; title: Localized; dueOn: Day }[] };
  atRisk: number;
}

/** What the recommendations in force look like from further sides. Call catchUpHistory before where `at` is not now. */
export async function breadth(db: Reader, at: At): Promise<Breadth> {
  const [sums] = await db.$queryRaw<{ total: number; disagreements: number; overdue: number; risk: number }[]>`
    SELECT count(*)::int AS total, (count(*) FILTER (WHERE s.disagreement))::int AS disagreements,
      (count(*) FILTER (WHERE s.due_on < ${at.asOf}::date))::int AS overdue,
      (count(*) FILTER (WHERE (s.due_on IS NULL OR s.due_on >= ${at.asOf}::date)
        AND s.unsupported_due_on <= ${at.asOf}::date + ${AT_RISK_DAYS}::int))::int AS risk
    FROM ${at.standing} s WHERE s.top_level AND NOT s.retired`;
  const total = sums?.total ?? 0;
  const named = total <= NAMED_UP_TO;
  const [levels, states, ages, overdue] = await Promise.all([
    countLevels(db, at, named),
    byState(db, at, named),
    countAges(db, at, named),
    listOverdue(db, at),
  ]);
  return {
    byLevel: foldRows(
      LEVELS.map((key) => ({ key, name: {} })),
      levels,
    ),
    byState: states,
    evidenceAge: foldAges(ages),
    disagreements: sums?.disagreements ?? 0,
    overdue: { total: sums?.overdue ?? 0, items: overdue },
    atRisk: sums?.risk ?? 0,
  };
}

type Counted = { key: string; implementation: ShownImplementation; count: number; references: string[] };

function countLevels(db: Reader, at: At, named: boolean) {
  return db.$queryRaw<Counted[]>`
    SELECT level::text AS key, coalesce(s.implementation::text, 'NOT_ASSESSED') AS implementation, count(*)::int AS count,
      CASE WHEN ${named} THEN array_agg(s.reference) ELSE '{}'::text[] END AS references
    FROM ${at.standing} s, unnest(s.levels) level WHERE s.top_level AND NOT s.retired GROUP BY 1, 2`;
}

async function byState(db: Reader, at: At, named: boolean): Promise<StatusRow[]> {
  const [states, judged, all] = await Promise.all([
    db.$queryRaw<{ key: string; name: Localized }[]>`
      SELECT p.key, v.short_name AS name FROM party p JOIN party_revision v ON v.id = p.current_revision_id
      WHERE v.member_state AND NOT v.collective AND NOT v.retired ORDER BY p.key`,
    countStates(db, at, named),
    db.$queryRaw<{ count: number; references: string[] }[]>`
      SELECT count(*)::int AS count, CASE WHEN ${named} THEN array_agg(s.reference) ELSE '{}'::text[] END AS references
      FROM ${at.standing} s WHERE s.top_level AND NOT s.retired`,
  ]);
  const [{ count: total = 0, references = [] } = {}] = all;
  const rest = states.map(({ key }) => {
    const of = judged.filter((each) => each.key === key);
    const told = new Set(of.flatMap((each) => each.references));
    return {
      key,
      implementation: "NOT_ASSESSED" as const,
      count: total - of.reduce((sum, each) => sum + each.count, 0),
      references: (references ?? []).filter((reference) => !told.has(reference)),
    };
  });
  return foldRows(states, [...judged, ...rest]);
}

/** The judgement in force for each state, by the rule of `currentJudgement`. */
function countStates(db: Reader, at: At, named: boolean) {
  return db.$queryRaw<Counted[]>`
    WITH approved AS MATERIALIZED (
      SELECT a.id, a.recommendation_id, a.party_id, a.implementation, a.as_on, a.corrects_id, d.decided_at, d.audit_sequence
      FROM assessment a JOIN decision d ON d.assessment_id = a.id AND d.verdict = 'APPROVE'
        AND d.ordinal = CASE WHEN a.implementation = 'SUPERSEDED' THEN 2 ELSE 1 END ${recordedBy("d.decided_at", at)}
      WHERE a.party_id IS NOT NULL AND a.as_on <= ${at.asOf}::date),
    current AS (SELECT DISTINCT ON (a.recommendation_id, a.party_id) a.recommendation_id, a.party_id, a.implementation
      FROM approved a WHERE NOT EXISTS (SELECT FROM approved c WHERE c.corrects_id = a.id AND c.party_id = a.party_id)
      ORDER BY a.recommendation_id, a.party_id, a.as_on DESC, a.decided_at DESC, a.audit_sequence DESC)
    SELECT p.key, c.implementation::text AS implementation, count(*)::int AS count,
      CASE WHEN ${named} THEN array_agg(s.reference) ELSE '{}'::text[] END AS references
    FROM current c JOIN party p ON p.id = c.party_id
    JOIN ${at.standing} s ON s.recommendation_id = c.recommendation_id AND s.top_level AND NOT s.retired GROUP BY 1, 2`;
}

function countAges(db: Reader, at: At, named: boolean) {
  return db.$queryRaw<{ age: Age; count: number; references: string[] }[]>`
    SELECT CASE WHEN s.silent_since IS NULL THEN 'NEVER'
        WHEN s.silent_since > ${at.asOf}::date - interval '3 months' THEN 'MONTHS_3'
        WHEN s.silent_since > ${at.asOf}::date - interval '12 months' THEN 'MONTHS_12'
        WHEN s.silent_since > ${at.asOf}::date - interval '2 years' THEN 'YEARS_2'
        WHEN s.silent_since > ${at.asOf}::date - interval '5 years' THEN 'YEARS_5' ELSE 'OLDER' END AS age,
      count(*)::int AS count, CASE WHEN ${named} THEN array_agg(s.reference) ELSE '{}'::text[] END AS references
    FROM ${at.standing} s WHERE s.top_level AND NOT s.retired GROUP BY 1`;
}

/** Every class, those that nothing falls into too. */
export function foldAges(counted: readonly { age: Age; count: number; references: string[] }[]): Record<Age, Cell> {
  const of = (age: Age) => counted.find((each) => each.age === age);
  return Object.fromEntries(
    AGES.map((age) => [age, { count: of(age)?.count ?? 0, references: [...(of(age)?.references ?? [])].sort() }]),
  ) as Record<Age, Cell>;
}

function listOverdue(db: Reader, at: At) {
  return db.$queryRaw<{ reference: string; title: Localized; dueOn: Day }[]>`
    SELECT s.reference, v.title, s.due_on::text AS "dueOn" FROM ${at.standing} s
    JOIN recommendation_revision v ON v.id = s.revision_id
    WHERE s.top_level AND NOT s.retired AND s.due_on < ${at.asOf}::date
    ORDER BY s.due_on, s.reference COLLATE "C" LIMIT ${LISTED.overdue}::int`;
}
