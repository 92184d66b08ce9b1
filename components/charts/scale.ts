import type { Day } from "@/lib/domain/dates";

/** A day as a fraction of years: 2024-07-01 is about 2024.5. */
export function yearOf(day: Day): number {
  const year = Number(day.slice(0, 4));
  const start = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  return year + (Date.parse(`${day}T00:00:00Z`) - start) / (end - start);
}

/** Maps values between `from` and `to` onto positions between `start` and `end`; a span of nothing maps onto the middle. */
export function linearScale(from: number, to: number, start: number, end: number): (value: number) => number {
  if (from === to) return () => (start + end) / 2;
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** Whole years between two, at most `most` of them, at even steps of 1, 2, 5, 10, 20 … years. */
export function yearTicks(from: number, to: number, most: number): number[] {
  const span = Math.max(1, Math.floor(to) - Math.ceil(from) + 1);
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => span / each <= most) ?? 100;
  const ticks: number[] = [];
  for (let year = Math.ceil(from / step) * step; year <= to; year += step) ticks.push(year);
  return ticks;
}

/** Splits the short text of evidence marks ("sc|d") into supports and contradictions. */
export function splitMarks(marks: string): { supports: string[]; contradicts: string[] } {
  const [supports = "", contradicts = ""] = marks.split("|");
  return { supports: [...supports], contradicts: [...contradicts] };
}

/** The last part of a reference, for squares: CSTO-10 is 10, CSTO-10b is 10b. */
export function shortReference(reference: string): string {
  return reference.split("-").at(-1) ?? reference;
}

/** The width of a bar in percent of the longest; what is there at all stays visible. */
export function barShare(count: number, greatest: number): number {
  if (count <= 0 || greatest <= 0) return 0;
  return Math.max(1, Math.round((count / greatest) * 1000) / 10);
}
