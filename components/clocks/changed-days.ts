import type { Day } from "@/lib/domain/dates";

/** A day on which something changed, and how much. */
export interface ChangedDay {
  day: Day;
  count: number;
}

/** A month of a year with changes; `last` is its last day on which something changed. */
export interface ChangedMonth {
  month: string;
  count: number;
  last: Day;
}

/** Days by year and month, the newest year first; months without a change are absent. */
export function byYear(days: readonly ChangedDay[]): { year: string; months: ChangedMonth[] }[] {
  const months = new Map<string, ChangedMonth>();
  for (const { day, count } of days) {
    const month = day.slice(0, 7);
    const known = months.get(month);
    if (!known) months.set(month, { month, count, last: day });
    else Object.assign(known, { count: known.count + count, last: day > known.last ? day : known.last });
  }
  const years = new Map<string, ChangedMonth[]>();
  for (const each of [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1))) {
    const year = each.month.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), each]);
  }
  return [...years].map(([year, found]) => ({ year, months: found })).reverse();
}

/** The nearest days with a change before and after a day. */
export function around(days: readonly ChangedDay[], day: Day): { before: Day | null; after: Day | null } {
  let before: Day | null = null;
  let after: Day | null = null;
  for (const each of days) {
    if (each.day < day && (before === null || each.day > before)) before = each.day;
    if (each.day > day && (after === null || each.day < after)) after = each.day;
  }
  return { before, after };
}

/** A month as weeks of seven, Monday first; null where a week reaches beyond it. */
export function weeksOf(month: string, days: readonly ChangedDay[]): ({ day: Day; count: number } | null)[][] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const offset = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const counts = new Map(days.map((each) => [each.day, each.count]));
  const cells: ({ day: Day; count: number } | null)[] = Array.from({ length: offset }, () => null);
  for (let index = 1; index <= length; index++) {
    const day = `${month}-${String(index).padStart(2, "0")}`;
    cells.push({ day, count: counts.get(day) ?? 0 });
  }
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
