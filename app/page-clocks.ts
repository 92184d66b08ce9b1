import { setPageClocks } from "@/components/clocks/keep";
import type { ClockReading } from "@/lib/domain/clocks";
import { clocksOf } from "@/lib/web/clocks";

/** The clocks that a page's address sets, and whether somebody is about to set others. */
export type PageClocks = ClockReading & { choosing: boolean };

/** Reads them; links rendered from here on (keepClocks) keep the clocks. */
export function readPageClocks(params: Record<string, string | string[] | undefined>): PageClocks {
  const reading = clocksOf(params);
  setPageClocks(reading.given);
  return { ...reading, choosing: params.clocks === "choose" || Object.keys(reading.problems).length > 0 };
}
