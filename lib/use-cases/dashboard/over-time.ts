import { isClosed, keptForGood } from "@/lib/db/closed-figures";
import { Prisma } from "@/lib/db/generated/client";
import { ALL_KNOWN, heldBetween, RULES } from "@/lib/db/standing-history";
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
  const after = days.slice(ended.length).map((day) => ({ day, knownAt: at.knownAt ?? ALL_KNOWN }));
  const points = [...(await endsOfMonths(db, ended)), ...(await countAt(db, after))];
  const all = [...days.map((day, index) => foldPoint(day, points[index] ?? [])), foldPoint(at.asOf, last)];
  const first = all.findIndex((point) => point.total > 0);
  return first < 0 ? all.slice(-1) : all.slice(first);
}

/** Counts all months that are over and kept nowhere yet, so that nobody has to wait for it. @param since a day in the first of them */
export async function keepMonths(db: Reader, since: Day, today: Day): Promise<void> {
  const months =
    (Number(today.slice(0, 4)) - Number(since.slice(0, 4))) * 12 +
    Number(today.slice(5, 7)) -
    Number(since.slice(5, 7));
  await endsOfMonths(db, monthEnds(today, months + 1).slice(0, -1));
}

async function endsOfMonths(db: Reader, days: readonly Day[]): Promise<StatusCount[][]> {
  const points = days.map((day) => ({ day, knownAt: endOfDay(timezone(), day) }));
  const closed = points.filter(({ knownAt }) => isClosed(knownAt));
  const keyOf = ({ day, knownAt }: Point) => `status ${RULES} ${day} ${knownAt}`;
  const pointOf = new Map(closed.map((point) => [keyOf(point), point]));
  const kept = await keptForGood(db, [...pointOf.keys()], (keys) =>
    countAt(
      db,
      keys.flatMap((key) => pointOf.get(key) ?? []),
    ),
  );
  return [...kept, ...(await countAt(db, points.slice(closed.length)))];
}

interface Point {
  day: Day;
  knownAt: Instant;
}

/** How everything stood at some pairs of clocks, each later than the one before in both: the history is read once for all. */
async function countAt(db: Reader, points: readonly Point[]): Promise<StatusCount[][]> {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const days = points.map(({ day }) => day);
  const instants = points.map(({ knownAt }) => BigInt(Math.floor(knownAt)));
  // As known at one instant, an index finds them.
  const some =
    first.knownAt === last.knownAt ? Prisma.sql`AND ${heldBetween(first.day, last.day, last.knownAt)}` : Prisma.empty;
  const rows = await db.$queryRaw<(StatusCount & { first: number; behind: number })[]>`
    SELECT coalesce(implementation::text, 'NOT_ASSESSED') AS implementation, proposed::text AS proposed, first, behind,
      count(*)::int AS count
    FROM (SELECT i.implementation, i.proposed,
        greatest(width_bucket(i.as_of_from - 1, ${days}::date[]), width_bucket(i.known_from - 1, ${instants}::bigint[])) AS first,
        least(width_bucket(i.as_of_to - 1, ${days}::date[]), width_bucket(i.known_to - 1, ${instants}::bigint[])) AS behind
      FROM standing_interval i WHERE i.top_level AND NOT i.retired ${some}) held
    WHERE first < behind GROUP BY 1, 2, 3, 4`;
  return points.map((_point, index) =>
    rows
      .filter(({ first: begins, behind }) => begins <= index && index < behind)
      .map(({ implementation, proposed, count }) => ({ implementation, proposed, count })),
  );
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
