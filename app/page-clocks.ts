import { setPageClocks } from "@/components/clocks/keep";
import type { ClockReading } from "@/lib/domain/clocks";
import { clocksOf } from "@/lib/web/clocks";

/** The clocks that a page's address sets; links rendered from here on (keepClocks) keep them. */
export function readPageClocks(params: Record<string, string | string[] | undefined>): ClockReading {
  const reading = clocksOf(params);
  setPageClocks(reading.given);
  return reading;
}
