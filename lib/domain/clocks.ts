import { addDays, type Day, rangeOf, startOfDay } from "./dates";
import type { Instant } from "./record";

/** What an address says of the two clocks: as written, what it means, and what is wrong with it. */
export interface ClockReading {
  /** As given, where it can be taken: what further addresses carry on. */
  given: { asOf?: string; knownAt?: string };
  asOf?: Day;
  knownAt?: Instant;
  /** Codes below `errors` in the message files, by field. */
  problems: { asOf?: ClockProblem; knownAt?: ClockProblem };
  /** What was typed into a field that cannot be taken. */
  typed: { asOf?: string; knownAt?: string };
}
export type ClockProblem = "day" | "dayOrInstant" | "futureDate";

/** Where "now" is: the installation's time zone and its day. */
export interface Present {
  timezone: string;
  today: Day;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** The last instant of a day in a time zone: "known by" a day means by its end. */
export function endOfDay(timezone: string, day: Day): Instant {
  return startOfDay(timezone, addDays(day, 1)).getTime() - 1;
}

/**
 * Reads the two clocks. `asOf` is a day; `knownAt` is a day, which means its end in the installation's time zone, or an
 * exact instant with its zone. Neither lies after today: what has not happened is neither true nor known.
 */
export function readClocks(given: { asOf?: string; knownAt?: string }, present: Present): ClockReading {
  const reading: ClockReading = { given: {}, problems: {}, typed: {} };
  const asOf = given.asOf?.trim();
  if (asOf) {
    if (isAhead(asOf, present.today)) reading.problems.asOf = "futureDate";
    else if (!isDay(asOf)) reading.problems.asOf = "day";
    else Object.assign(reading, { asOf, given: { asOf } });
    if (reading.problems.asOf) reading.typed.asOf = asOf;
  }
  const knownAt = given.knownAt?.trim();
  if (knownAt) {
    const at = knownInstant(knownAt, present.timezone);
    if (isAhead(knownAt, present.today)) reading.problems.knownAt = "futureDate";
    else if (at === null) reading.problems.knownAt = "dayOrInstant";
    else if (at > endOfDay(present.timezone, present.today)) reading.problems.knownAt = "futureDate";
    else Object.assign(reading, { knownAt: at, given: { ...reading.given, knownAt } });
    if (reading.problems.knownAt) reading.typed.knownAt = knownAt;
  }
  return reading;
}

/** The instant that a `knownAt` stands for, or null where it is neither a day nor an instant. */
export function knownInstant(text: string, timezone: string): Instant | null {
  if (isDay(text)) return endOfDay(timezone, text);
  if (!INSTANT.test(text) || !isDay(text.slice(0, 10))) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

/** Whether a reading sets either clock. */
export function isSet(reading: Pick<ClockReading, "given">): boolean {
  return reading.given.asOf !== undefined || reading.given.knownAt !== undefined;
}

/** Whether a text is written as a day after today, however far. */
function isAhead(text: string, today: Day): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text) && text > today;
}

function isDay(text: string): boolean {
  return text.length === 10 && rangeOf(text) !== null;
}
