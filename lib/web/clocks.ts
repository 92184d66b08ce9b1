import { now } from "@/lib/db/clock";
import { today } from "@/lib/db/today";
import { type ClockReading, endOfDay, isSet, knownInstant, type Present, readClocks } from "@/lib/domain/clocks";
import type { Instant } from "@/lib/domain/record";
import { environment } from "@/lib/env/environment";

/** A page's search parameters as Next gives them. */
type SearchParams = Record<string, string | string[] | undefined>;

/** Where "now" is. */
export function present(): Present {
  return { timezone: environment().HEED_TIMEZONE, today: today() };
}

/** The two clocks of a page's address, read in the installation's time zone. */
export function clocksOf(params: SearchParams): ClockReading {
  const first = (name: string) => [params[name]].flat()[0];
  const [asOf, knownAt] = [first("asOf"), first("knownAt")];
  return readClocks({ ...(asOf !== undefined && { asOf }), ...(knownAt !== undefined && { knownAt }) }, present());
}

/** The clocks that a reading sets, as use cases take them. */
export function clocksSet({ asOf, knownAt }: ClockReading): { asOf?: string; knownAt?: number } {
  return { ...(asOf !== undefined && { asOf }), ...(knownAt !== undefined && { knownAt }) };
}

/** The parameters of an address that goes on showing what is shown now: both clocks, exactly. */
export function permalinkClocks(reading: ClockReading): { asOf: string; knownAt: string } {
  const { timezone, today: day } = present();
  const instant = isSet(reading) ? (reading.knownAt ?? now().getTime()) : now().getTime();
  return {
    asOf: reading.asOf ?? day,
    // A day's end that is not over yet stays the day: the link then goes on to show all of that day.
    knownAt:
      reading.knownAt === endOfDay(timezone, day) && reading.given.knownAt
        ? reading.given.knownAt
        : new Date(instant).toISOString(),
  };
}

/** The instant that a query's `knownAt` stands for in the installation's time zone, or null. */
export function knownInstantOf(text: string): Instant | null {
  return knownInstant(text, environment().HEED_TIMEZONE);
}

/** Whether an instant lies after the installation's day. */
export function isAfterToday(instant: Instant): boolean {
  const { timezone, today: day } = present();
  return instant > endOfDay(timezone, day);
}
