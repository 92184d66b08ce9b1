import { now } from "@/lib/db/clock";
import { memoClosed } from "@/lib/db/figures-memo";
import { timezone } from "@/lib/db/today";
import type { Reader } from "@/lib/db/transaction";
import { endOfDay } from "@/lib/domain/clocks";
import { type Day, monthEnds } from "@/lib/domain/dates";
import { type Implementation, SHOWN_IMPLEMENTATIONS, type ShownImplementation } from "@/lib/domain/implementation";
import type { Instant } from "@/lib/domain/record";
import type { At } from "./at";

/** How the recommendations in force stood at the end of a month, or, in the last one, at the clocks. */
export interface StatusPoint {
  day: Day;
  total: number;
  implementation: Record<ShownImplementation, number>;
  /** The newest open proposal of each recommendation, by what it proposes. */
  proposed: Record<ShownImplementation, number>;
}

interface Counted {
  implementation: ShownImplementation;
  proposed: Implementation | null;
  count: number;
}

/** So many months are drawn at most. */
export const MONTHS = 24;
/** Beyond any instant that a row can carry, and before the end that stands for "still". */
const ALL = Number.MAX_SAFE_INTEGER - 1;
/** What commits late carries an instant from before; after this long a month is closed for good. */
const SETTLED = 3_600_000;

/**
 * What the record said at the end of each month: both clocks move together, so each point is what the dashboard showed
 * then. Months before anything was recorded are left out. Call catchUpHistory before.
 */
export async function statusOverTime(db: Reader, at: At): Promise<StatusPoint[]> {
  const points = monthEnds(at.asOf, MONTHS).map((day) => ({
    day,
    knownAt: day === at.asOf ? (at.knownAt ?? ALL) : Math.min(endOfDay(timezone(), day), at.knownAt ?? ALL),
  }));
  // One after the other: a long history is read through once for each, and side by side none would end in time.
  const counted: Counted[][] = [];
  for (const point of points) counted.push(await countAt(db, point));
  const all = points.map(({ day }, index) => foldPoint(day, counted[index] ?? []));
  const first = all.findIndex((point) => point.total > 0);
  return first < 0 ? all.slice(-1) : all.slice(first);
}

/** A point in the past never changes: rows are only ever added, each with a later instant. It is counted once. */
function countAt(db: Reader, { day, knownAt }: { day: Day; knownAt: Instant }): Promise<Counted[]> {
  const count = () => db.$queryRaw<Counted[]>`
    SELECT coalesce(i.implementation::text, 'NOT_ASSESSED') AS implementation, i.proposed::text AS proposed,
      count(*)::int AS count
    FROM standing_interval i
    WHERE i.top_level AND NOT i.retired AND i.as_of_from <= ${day}::date AND i.as_of_to > ${day}::date
      AND i.known_from <= ${BigInt(Math.floor(knownAt))} AND i.known_to > ${BigInt(Math.floor(knownAt))}
    GROUP BY 1, 2`;
  const closed = knownAt < now().getTime() - SETTLED;
  return closed ? memoClosed(`status ${day} ${knownAt}`, count) : count();
}

/** One point out of its groups. */
export function foldPoint(day: Day, groups: readonly Counted[]): StatusPoint {
  const zero = () => Object.fromEntries(SHOWN_IMPLEMENTATIONS.map((status) => [status, 0])) as StatusPoint["proposed"];
  const point: StatusPoint = { day, total: 0, implementation: zero(), proposed: zero() };
  for (const { implementation, proposed, count } of groups) {
    point.total += count;
    point.implementation[implementation] += count;
    if (proposed) point.proposed[proposed] += count;
  }
  return point;
}
