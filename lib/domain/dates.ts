import { z } from "zod";

/** A calendar day, "YYYY-MM-DD". Days compare as strings. */
export type Day = string;

/** A date known to the year, month or day, as written: "2025", "2025-04" or "2025-04-30". */
export type PartialDate = string;

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The first and the last day that a partial date can mean, or null if it is not a date. Years 1800 to 2199. */
export function rangeOf(text: PartialDate): { from: Day; to: Day } | null {
  const match = PARTIAL.exec(text);
  if (!match) return null;
  const [, year = "", month, day] = match;
  if (year < "1800" || year > "2199") return null;
  if (month !== undefined && (month < "01" || month > "12")) return null;
  const lastOf = (m: string) => String(new Date(Date.UTC(Number(year), Number(m), 0)).getUTCDate()).padStart(2, "0");
  if (day !== undefined && month !== undefined) {
    return day >= "01" && day <= lastOf(month) ? { from: text, to: text } : null;
  }
  if (month !== undefined) return { from: `${year}-${month}-01`, to: `${year}-${month}-${lastOf(month)}` };
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The day on which an instant falls in a time zone (IANA name). */
export function dayIn(timezone: string, instant: Date): Day {
  let calendar = calendars.get(timezone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat("en-CA", {
      timeZone: timezone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    calendars.set(timezone, calendar);
  }
  return calendar.format(instant);
}

/** The instant at which a day begins in a time zone (IANA name), to the quarter of an hour by which zones differ. */
export function startOfDay(timezone: string, day: Day): Date {
  const quarter = 900_000;
  // No zone is more than 14 hours ahead of UTC.
  let at = toDate(day).getTime() - 14 * 4 * quarter;
  while (dayIn(timezone, new Date(at)) < day) at += quarter;
  return new Date(at);
}

/** A day as the UTC midnight that date columns hold. */
export function toDate(day: Day): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** The day of a date column's value. */
export function toDay(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** Full months from one day to a later one (0 if not later). */
export function monthsBetween(from: Day, to: Day): number {
  const [fy = 0, fm = 0, fd = 0] = from.split("-").map(Number);
  const [ty = 0, tm = 0, td = 0] = to.split("-").map(Number);
  return Math.max(0, (ty - fy) * 12 + (tm - fm) - (td < fd ? 1 : 0));
}

/** The day so many days after another (before it, where negative). */
export function addDays(day: Day, days: number): Day {
  return toDay(new Date(toDate(day).getTime() + days * 86_400_000));
}

/** The last days of the months up to a day, oldest first; the day itself stands for its own month. */
export function monthEnds(day: Day, count: number): Day[] {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const ends = Array.from({ length: count - 1 }, (_, index) =>
    toDay(new Date(Date.UTC(year, month - count + 1 + index, 0))),
  );
  return [...ends, day];
}

/** Days from one day to another; negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toDate(to).getTime() - toDate(from).getTime()) / 86_400_000);
}

/** Schema of a partial date. Emits the code `partialDate`. */
export const partialDateSchema = z
  .string()
  .trim()
  .refine((text) => rangeOf(text) !== null, "partialDate")
  .meta({ description: "YYYY, YYYY-MM or YYYY-MM-DD", example: "2025-04" });

/** Schema of a whole day. Emits the code `day`. */
export const daySchema = z
  .string()
  .trim()
  .refine((text) => text.length === 10 && rangeOf(text) !== null, "day")
  .meta({ description: "YYYY-MM-DD", example: "2025-04-30" });

/** Whether a partial date begins after `today`. */
export function isAhead(text: PartialDate, today: Day): boolean {
  const range = rangeOf(text);
  return range !== null && range.from > today;
}

/**
 * The day on which evidence counts as true: eventTo, else eventFrom, else publishedOn, else the day it was recorded.
 * A date known to the month or year counts from its first day.
 */
export function trueOn(
  dates: { eventFrom?: PartialDate | null; eventTo?: PartialDate | null; publishedOn?: PartialDate | null },
  recordedOn: Day,
): Day {
  const text = dates.eventTo ?? dates.eventFrom ?? dates.publishedOn;
  return (text && rangeOf(text)?.from) || recordedOn;
}
