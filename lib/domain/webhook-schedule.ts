const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * How long is waited after each try that failed: eight tries in some 28 hours. What fails eight times is given up; it can
 * be replayed by hand.
 */
export const RETRY_WAITS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR] as const;

/** An endpoint that has only failed for so long is disabled. */
export const FAILING_DAYS = 5;

/** Each wait is lengthened by up to this part of itself, so that what failed together does not come back together. */
const JITTER = 0.1;
const LONGEST_ASKED = 24 * HOUR;

/**
 * When to try again.
 * @param tries how many there were, this one included
 * @param random from 0 to 1
 * @param asked milliseconds that the receiver asked to be left alone for (Retry-After)
 * @returns null when it is given up
 */
export function nextTry(tries: number, at: Date, random: number, asked: number | null = null): Date | null {
  const wait = RETRY_WAITS[tries - 1];
  if (wait === undefined) return null;
  const spread = wait * (1 + JITTER * random);
  return new Date(at.getTime() + Math.round(Math.max(spread, Math.min(asked ?? 0, LONGEST_ASKED))));
}

/** Whether an endpoint has failed for so long that it is disabled. */
export function hasFailedLong(failingSince: Date | null, at: Date): boolean {
  return failingSince !== null && at.getTime() - failingSince.getTime() >= FAILING_DAYS * 24 * HOUR;
}

/** Milliseconds that a Retry-After header asks for; null where it says nothing that can be read. */
export function askedWait(header: string | undefined, at: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header.trim()) * SECOND;
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, until - at.getTime());
}
