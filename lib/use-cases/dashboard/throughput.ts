import { now } from "@/lib/db/clock";
import { isClosed, keptForGood } from "@/lib/db/closed-figures";
import { heldBetween } from "@/lib/db/standing-history";
import { timezone } from "@/lib/db/today";
import type { Reader } from "@/lib/db/transaction";
import { addDays, dayIn, startOfDay } from "@/lib/domain/dates";
import { VERDICTS, type Verdict } from "@/lib/domain/implementation";
import type { Instant } from "@/lib/domain/record";
import { lastMonths } from "./months";

/** What was put and decided in a month. */
export interface ThroughputMonth {
  /** YYYY-MM */
  month: string;
  submitted: number;
  decided: Record<Verdict, number>;
}

/** How work on judgements moves, and how long it waits. Days are counted with a tenth. */
export interface Throughput {
  months: ThroughputMonth[];
  /** From submission to the deciding word, of what was decided in these months; null where nothing was. */
  medianDays: number | null;
  /** Proposals that wait, and for how long the oldest has. */
  open: number;
  oldestDays: number | null;
  /** Review cycles: from opening to the closing report. */
  reviews: { open: number; closed: number; medianDays: number | null };
}

/** A month's work: `waits` counts what was decided by the tenths of a day that it had waited. */
interface MonthsWork {
  submitted: number;
  decided: Partial<Record<Verdict, number>>;
  waits: { tenths: number; count: number }[];
}

/** Counts by month of the installation's calendar, by when it was recorded, not what it is about. Call catchUpHistory before. */
export async function throughput(db: Reader, knownAt: Instant | null): Promise<Throughput> {
  const seen = new Date(Math.min(knownAt ?? Number.POSITIVE_INFINITY, now().getTime()));
  const months = lastMonths(dayIn(timezone(), seen));
  const [work, open, reviews] = await Promise.all([
    workOf(db, months, knownAt),
    countOpen(db, knownAt),
    countReviews(db, knownAt),
  ]);
  return {
    months: months.map((month, index) => {
      const { submitted = 0, decided = {} } = work[index] ?? {};
      const zero = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
      return { month, submitted, decided: { ...zero, ...decided } };
    }),
    medianDays: medianTenths(work.flatMap(({ waits }) => waits)),
    open: open.count,
    oldestDays: open.since === null ? null : tenths((seen.getTime() - open.since) / 86_400_000),
    reviews: { open: reviews.open, closed: reviews.closed, medianDays: tenths(reviews.days) },
  };
}

/** Months that are over are counted once for good; the last one up to the clock. */
async function workOf(db: Reader, months: readonly string[], knownAt: Instant | null): Promise<MonthsWork[]> {
  const begins = (month: string) => startOfDay(timezone(), `${month}-01`);
  const next = (month: string) => begins(addDays(`${month}-28`, 4).slice(0, 7));
  const over = months.slice(0, -1).filter((month) => isClosed(next(month).getTime()));
  const kept = await keptForGood(
    db,
    over.map((month) => `pace ${timezone()} ${month}`),
    async (keys) => {
      const work: MonthsWork[] = [];
      for (const month of keys.map((key) => key.slice(-7)))
        work.push(await workBetween(db, begins(month), next(month)));
      return work;
    },
  );
  const until = knownAt === null ? new Date(Date.UTC(9999, 0, 1)) : new Date(knownAt + 1);
  const rest = await Promise.all(
    months.slice(over.length).map((month) => {
      const end = next(month);
      return workBetween(db, begins(month), end < until ? end : until);
    }),
  );
  return [...kept, ...rest];
}

/** What was put and decided from one instant until before another. */
async function workBetween(db: Reader, since: Date, until: Date): Promise<MonthsWork> {
  const [[put], decided, waits] = await Promise.all([
    db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM assessment WHERE submitted_at >= ${since} AND submitted_at < ${until}`,
    db.$queryRaw<{ verdict: Verdict; count: number }[]>`
      SELECT verdict::text AS verdict, count(*)::int AS count FROM decision
      WHERE decided_at >= ${since} AND decided_at < ${until} GROUP BY 1`,
    db.$queryRaw<{ tenths: number; count: number }[]>`
      SELECT round(extract(epoch FROM d.decided_at - a.submitted_at) / 8640)::int AS tenths, count(*)::int AS count
      FROM decision d JOIN assessment a ON a.id = d.assessment_id
      WHERE d.decided_at >= ${since} AND d.decided_at < ${until}
        AND (d.verdict <> 'APPROVE' OR a.implementation <> 'SUPERSEDED' OR d.ordinal = 2) GROUP BY 1`,
  ]);
  return {
    submitted: put?.count ?? 0,
    decided: Object.fromEntries(decided.map(({ verdict, count }) => [verdict, count])),
    waits,
  };
}

/** Proposals that wait, on whatever day they are about, and since when the oldest does. */
async function countOpen(db: Reader, knownAt: Instant | null): Promise<{ count: number; since: Instant | null }> {
  const [row] =
    knownAt === null
      ? await db.$queryRaw<{ count: number; since: bigint | null }[]>`
          SELECT coalesce(sum(open_proposals), 0)::int AS count, min(open_since) AS since FROM standing WHERE open_proposals > 0`
      : await db.$queryRaw<{ count: number; since: bigint | null }[]>`
          SELECT coalesce(sum(i.open_proposals), 0)::int AS count, min(i.open_since) AS since FROM standing_interval i
          WHERE ${heldBetween(LAST, LAST, knownAt)} AND i.open_proposals > 0`;
  return { count: row?.count ?? 0, since: row?.since == null ? null : Number(row.since) };
}

/** By when all that is known by a clock has begun. */
const LAST = "9999-12-30";

async function countReviews(db: Reader, knownAt: Instant | null) {
  const until = knownAt === null ? new Date(Date.UTC(9999, 0, 1)) : new Date(knownAt);
  const [row] = await db.$queryRaw<{ open: number; closed: number; days: number | null }[]>`
    SELECT (count(*) FILTER (WHERE c.review_id IS NULL))::int AS open, count(c.review_id)::int AS closed,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM c.closed_at - r.created_at))
        FILTER (WHERE c.review_id IS NOT NULL) / 86400 AS days
    FROM review r LEFT JOIN review_closing c ON c.review_id = r.id AND c.closed_at <= ${until}
    WHERE r.created_at <= ${until}`;
  return row ?? { open: 0, closed: 0, days: null };
}

/** The middle of the waiting times, or halfway between the two in the middle; in days with a tenth. */
export function medianTenths(waits: readonly { tenths: number; count: number }[]): number | null {
  const sorted = [...waits].sort((a, b) => a.tenths - b.tenths);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  const at = (place: number) => {
    let passed = 0;
    for (const { tenths: value, count } of sorted) {
      passed += count;
      if (passed > place) return value;
    }
    return 0;
  };
  if (total === 0) return null;
  return tenths((at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 20);
}

function tenths(days: number | null): number | null {
  return days === null ? null : Math.max(0, Math.round(Number(days) * 10) / 10);
}
