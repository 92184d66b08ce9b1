const holder = globalThis as { heedClock?: () => Date };

/** The instant at which something is recorded. Tests and the benchmark set it; nothing else may. */
export function now(): Date {
  return holder.heedClock?.() ?? new Date();
}

/** Replaces the clock (tests, benchmark data); undefined gives the machine's back. */
export function setClock(clock: (() => Date) | undefined): void {
  holder.heedClock = clock;
}
