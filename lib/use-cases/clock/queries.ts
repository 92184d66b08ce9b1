import { database } from "@/lib/db/connection";
import { getAuditHead, memoByHead } from "@/lib/db/figures-memo";
import { timezone, today } from "@/lib/db/today";
import type { Reader } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { Day } from "@/lib/domain/dates";

/** A day on which something changed, and how much. */
export interface ChangedDay {
  day: Day;
  count: number;
}

/** The days at which a clock can be set so that it shows something else than the day before. */
export interface ClockCalendar {
  /** Days on which evidence became true or for which a judgement stands. */
  trueOn: ChangedDay[];
  /** Days, in the installation's time zone, on which something about recommendations was recorded. */
  recorded: ChangedDay[];
}

/**
 * The days on which something changed, by either clock: evidence in force and approved judgements by the day that they are
 * true on, entries about recommendations by the day of their recording. Oldest first, none after today. Members may.
 * @throws Unauthenticated
 */
export async function getClockCalendar(actor: Actor): Promise<ClockCalendar> {
  assertMaySee(actor);
  const db = database();
  const at = { head: await getAuditHead(db), today: today() };
  return memoByHead("clock calendar", at, async () => {
    const [trueOn, recorded] = await Promise.all([readTrue(db, at.today), readRecorded(db)]);
    return { trueOn, recorded };
  });
}

function readTrue(db: Reader, day: Day) {
  return db.$queryRaw<ChangedDay[]>`
    SELECT day::text, sum(count)::int AS count FROM (
      SELECT v.true_on AS day, count(*) FROM evidence e JOIN evidence_revision v ON v.id = e.current_revision_id
        WHERE v.state = 'LOGGED' AND v.true_on <= ${day}::date GROUP BY 1
      UNION ALL
      SELECT a.as_on, count(*) FROM assessment a WHERE EXISTS (SELECT FROM decision d WHERE d.assessment_id = a.id
        AND d.verdict = 'APPROVE' AND d.ordinal = CASE WHEN a.implementation = 'SUPERSEDED' THEN 2 ELSE 1 END)
        GROUP BY 1) each
    GROUP BY 1 ORDER BY 1`;
}

function readRecorded(db: Reader) {
  return db.$queryRaw<ChangedDay[]>`
    SELECT (e.at AT TIME ZONE ${timezone()})::date::text AS day, count(*)::int AS count
    FROM audit_entry e WHERE EXISTS (SELECT FROM audit_touch t WHERE t.sequence = e.sequence)
    GROUP BY 1 ORDER BY 1`;
}
