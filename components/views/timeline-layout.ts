import { yearOf } from "@/components/charts/scale";
import type { Day } from "@/lib/domain/dates";

/** The span of a timeline in whole years, wide enough for every day and for the day of the picture. */
export function spanOf(days: readonly Day[], today: Day): { from: number; to: number } {
  const years = [...days, today].map(yearOf);
  const from = Math.floor(Math.min(...years));
  const last = Math.max(...years);
  return { from, to: Math.max(Math.ceil(last), from + 1) };
}

/** Where a day stands, in percent of the drawing's width; both ends keep room for a mark. */
export function placeOf(day: Day, span: { from: number; to: number }): number {
  return 3 + ((yearOf(day) - span.from) / (span.to - span.from)) * 94;
}

/**
 * Lines for marks so that none covers another: each takes the first line on which there is room, also on a phone.
 * @param marks in the order of their places; `width` in percent
 * @returns each with its line, and how many lines there are
 */
export function inLines<Mark extends { place: number; width: number }>(
  marks: readonly Mark[],
): { placed: (Mark & { line: number })[]; lines: number } {
  const ends: number[] = [];
  const placed = marks.map((mark) => {
    const start = mark.place - mark.width / 2;
    const found = ends.findIndex((end) => end <= start);
    const line = found === -1 ? ends.length : found;
    ends[line] = mark.place + mark.width / 2;
    return { ...mark, line };
  });
  return { placed, lines: Math.max(1, ends.length) };
}
