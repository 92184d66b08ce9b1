import { now } from "@/lib/db/clock";
import { timezone } from "@/lib/db/today";
import type { Reader } from "@/lib/db/transaction";
import { dayIn, startOfDay } from "@/lib/domain/dates";
import type { Verdict } from "@/lib/domain/implementation";
import { type At, recordedBy } from "./at";
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

/** Counts by month of the installation's calendar, as known at the clocks; by when it was recorded, not what it is about. */
export async function throughput(db: Reader, at: At): Promise<Throughput> {
  const seen = new Date(Math.min(at.knownAt ?? Number.POSITIVE_INFINITY, now().getTime()));
  // By the day of knowledge: what was decided is recorded then, whatever day it is about.
  const day = dayIn(timezone(), seen);
  const months = lastMonths(day);
  const since = startOfDay(timezone(), `${months[0] ?? day.slice(0, 7)}-01`);
  const until = new Date(at.knownAt ?? Date.UTC(9999, 0, 1));
  const [put, decided, [waited], [open], [reviews]] = await Promise.all([
    db.$queryRaw<{ month: string; count: number }[]>`
      SELECT to_char(submitted_at AT TIME ZONE ${timezone()}, 'YYYY-MM') AS month, count(*)::int AS count
      FROM assessment WHERE submitted_at >= ${since} AND submitted_at <= ${until} GROUP BY 1`,
    db.$queryRaw<{ month: string; verdict: Verdict; count: number }[]>`
      SELECT to_char(decided_at AT TIME ZONE ${timezone()}, 'YYYY-MM') AS month, verdict::text AS verdict,
        count(*)::int AS count
      FROM decision WHERE decided_at >= ${since} AND decided_at <= ${until} GROUP BY 1, 2`,
    db.$queryRaw<{ days: number | null }[]>`
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d.decided_at - a.submitted_at)) / 86400 AS days
      FROM decision d JOIN assessment a ON a.id = d.assessment_id
      WHERE d.decided_at >= ${since} AND d.decided_at <= ${until}
        AND (d.verdict <> 'APPROVE' OR a.implementation <> 'SUPERSEDED' OR d.ordinal = 2)`,
    db.$queryRaw<{ count: number; days: number | null }[]>`
      SELECT count(*)::int AS count,
        max(extract(epoch FROM ${seen}::timestamptz - a.submitted_at)) / 86400 AS days
      FROM assessment a WHERE a.submitted_at <= ${until}
        AND NOT EXISTS (SELECT FROM assessment_withdrawal w WHERE w.assessment_id = a.id ${recordedBy("w.recorded_at", at)})
        AND NOT EXISTS (SELECT FROM decision d WHERE d.assessment_id = a.id ${recordedBy("d.decided_at", at)}
          AND (d.verdict <> 'APPROVE' OR a.implementation <> 'SUPERSEDED' OR d.ordinal = 2))`,
    db.$queryRaw<{ open: number; closed: number; days: number | null }[]>`
      SELECT (count(*) FILTER (WHERE c.review_id IS NULL))::int AS open, count(c.review_id)::int AS closed,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM c.closed_at - r.created_at))
          FILTER (WHERE c.review_id IS NOT NULL) / 86400 AS days
      FROM review r LEFT JOIN review_closing c ON c.review_id = r.id ${recordedBy("c.closed_at", at)}
      WHERE r.created_at <= ${until}`,
  ]);
  return {
    months: foldMonths(months, put, decided),
    medianDays: tenths(waited?.days),
    open: open?.count ?? 0,
    oldestDays: tenths(open?.days),
    reviews: { open: reviews?.open ?? 0, closed: reviews?.closed ?? 0, medianDays: tenths(reviews?.days) },
  };
}

/** The counts by month, every month of the stretch. */
export function foldMonths(
  months: readonly string[],
  put: readonly { month: string; count: number }[],
  decided: readonly { month: string; verdict: Verdict; count: number }[],
): ThroughputMonth[] {
  const of = (month: string, verdict: Verdict) =>
    decided.find((each) => each.month === month && each.verdict === verdict)?.count ?? 0;
  return months.map((month) => ({
    month,
    submitted: put.find((each) => each.month === month)?.count ?? 0,
    decided: {
      APPROVE: of(month, "APPROVE"),
      REQUEST_CHANGES: of(month, "REQUEST_CHANGES"),
      REJECT: of(month, "REJECT"),
    },
  }));
}

function tenths(days: number | null | undefined): number | null {
  return days === null || days === undefined ? null : Math.max(0, Math.round(Number(days) * 10) / 10);
}
