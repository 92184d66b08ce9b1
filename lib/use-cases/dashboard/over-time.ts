import { isClosed, keptForGood } from "@/lib/db/closed-figures";
import { heldBetween, RULES } from "@/lib/db/standing-history";
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

/** Recommendations that agree in both. */
export interface StatusCount {
  implementation: ShownImplementation;
  proposed: Implementation | null;
  count: number;
}

/** So many months are drawn at most. */
export const MONTHS = 24;

/**
 * What the record said at the end of each month: both clocks move together, so each point is what the dashboard showed
 * then. Months before anything was recorded are left out. Call catchUpHistory before.
 * @param last how the recommendations stand at the clocks themselves: the last point
 */
export async function statusOverTime(db: Reader, at: At, last: readonly StatusCount[]): Promise<StatusPoint[]> {
  const days = monthEnds(at.asOf, MONTHS).filter((day) => day !== at.asOf);
  // What was known at the end of a month; of months that end after the clock, what was known then.
  const ended = days.filter((day) => at.knownAt === null || endOfDay(timezone(), day) <= at.knownAt);
  const points = [
    ...(await endsOfMonths(db, ended)),
    ...(await countBetween(db, days.slice(ended.length), at.knownAt)),
  ];
  const all = [...days.map((day, index) => foldPoint(day, points[index] ?? [])), foldPoint(at.asOf, last)];
  const first = all.findIndex((point) => point.total > 0);
  return first < 0 ? all.slice(-1) : all.slice(first);
}

async function endsOfMonths(db: Reader, days: readonly Day[]): Promise<StatusCount[][]> {
  const keyOf = (day: Day) => `status ${RULES} ${day} ${endOfDay(timezone(), day)}`;
  const dayOf = new Map(days.map((day) => [keyOf(day), day]));
  const count = async (day: Day) => (await countBetween(db, [day], endOfDay(timezone(), day)))[0] ?? [];
  const closed = days.filter((day) => isClosed(endOfDay(timezone(), day)));
  const kept = await keptForGood(db, closed.map(keyOf), (key) => count(dayOf.get(key) ?? ""));
  const rest = await Promise.all(days.slice(closed.length).map(count));
  return [...kept, ...rest];
}

/** How everything stood on some days, as known at one instant: the history is read once for all of them. */
async function countBetween(db: Reader, days: readonly Day[], knownAt: Instant | null): Promise<StatusCount[][]> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const rows = await db.$queryRaw<(StatusCount & { first: number; behind: number })[]>`
    SELECT coalesce(implementation::text, 'NOT_ASSESSED') AS implementation, proposed::text AS proposed, first, behind, count
    FROM (SELECT i.implementation, i.proposed, width_bucket(i.as_of_from - 1, ${[...days]}::date[]) AS first,
        width_bucket(i.as_of_to - 1, ${[...days]}::date[]) AS behind, count(*)::int AS count
      FROM standing_interval i WHERE ${heldBetween(first, last, knownAt)} AND i.top_level AND NOT i.retired
      GROUP BY 1, 2, 3, 4) held`;
  return days.map((_day, index) => rows.filter((row) => row.first <= index && index < row.behind));
}

/** One point out of its groups. */
export function foldPoint(day: Day, groups: readonly StatusCount[]): StatusPoint {
  const zero = () => Object.fromEntries(SHOWN_IMPLEMENTATIONS.map((status) => [status, 0])) as StatusPoint["proposed"];
  const point: StatusPoint = { day, total: 0, implementation: zero(), proposed: zero() };
  for (const { implementation, proposed, count } of groups) {
    point.total += count;
    point.implementation[implementation] += count;
    if (proposed) point.proposed[proposed] += count;
  }
  return point;
}
