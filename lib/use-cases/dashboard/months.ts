import type { Day } from "@/lib/domain/dates";

/** So many months the figures by month reach back. */
const STRETCH = 24;

/** The last months up to a day's own, oldest first, as YYYY-MM. */
export function lastMonths(day: Day, count = STRETCH): string[] {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - count + index, 1)).toISOString().slice(0, 7),
  );
}
