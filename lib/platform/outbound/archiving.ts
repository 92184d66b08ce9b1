import { environment } from "@/lib/env/environment";

/** What is asked outside for the archive of links, as the environment says. */
export interface Archiving {
  /** Whether captures are taken: proposed when evidence is logged, only when asked for, or never. */
  capture: "always" | "asked" | "off";
  /** How often an address is asked whether it answers; where that never happens, as often as it would by default. */
  everyDays: number;
  /** The greatest page that is kept. */
  maxBytes: number;
}

const DEFAULT_DAYS = 30;

/** How the archive of links is set up here. */
export function archiving(): Archiving {
  const { HEED_CAPTURE, HEED_LINK_CHECK_DAYS, HEED_MAX_UPLOAD_MB } = environment();
  return {
    capture: HEED_CAPTURE,
    everyDays: HEED_LINK_CHECK_DAYS || DEFAULT_DAYS,
    maxBytes: HEED_MAX_UPLOAD_MB * 1_000_000,
  };
}
