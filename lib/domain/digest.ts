import { z } from "zod";
import { type Day, toDate, toDay } from "./dates";

/** How often somebody gets a mail of what is new. */
export const DIGEST_FREQUENCIES = ["NONE", "DAILY", "WEEKLY"] as const;
export type DigestFrequency = (typeof DIGEST_FREQUENCIES)[number];

/** From this hour of the installation's day the period that has ended is sent. */
export const DIGEST_HOUR = 6;

/** A digest lists so many lines; the rest is counted and stands in the inbox. */
export const DIGEST_LINES = 50;

export const changeDigestSchema = z.strictObject({ digest: z.enum(DIGEST_FREQUENCIES) });

/** A span of whole days, the last one excluded. */
export interface Period {
  start: Day;
  end: Day;
}

/** The last day or week (Monday to Sunday) that has ended before `today`. */
export function lastPeriod(frequency: Exclude<DigestFrequency, "NONE">, today: Day): Period {
  if (frequency === "DAILY") return { start: addDays(today, -1), end: today };
  const sinceMonday = (toDate(today).getUTCDay() + 6) % 7;
  const end = addDays(today, -sinceMonday);
  return { start: addDays(end, -7), end };
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return toDay(new Date(toDate(day).getTime() + days * 86_400_000));
}

/** The hour of the day at an instant in a time zone (IANA name), 0 to 23. */
export function hourIn(timezone: string, instant: Date): number {
  const hour = new Intl.DateTimeFormat("en-GB", { timeZone: timezone, hour: "2-digit", hourCycle: "h23" });
  return Number(hour.format(instant));
}
