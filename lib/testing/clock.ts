import { afterEach, beforeEach } from "vitest";
import { setClock } from "@/lib/db/clock";

/** A clock that stands still until it is told to move. */
export interface TestClock {
  now(): Date;
  set(instant: string): void;
  advance(by: { days?: number; seconds?: number }): void;
}

/** Stops Heed's clock for the tests of the calling file or suite; each test begins at the same instant. */
export function useClock(start = "2026-03-01T12:00:00Z"): TestClock {
  let at = Date.parse(start);
  beforeEach(() => {
    at = Date.parse(start);
    setClock(() => new Date(at));
  });
  afterEach(() => setClock(undefined));
  return {
    now: () => new Date(at),
    set: (instant) => {
      at = Date.parse(instant);
    },
    advance: ({ days = 0, seconds = 0 }) => {
      at += (days * 86_400 + seconds) * 1000;
    },
  };
}
