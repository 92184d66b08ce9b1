import { z } from "zod";

/** What can be watched. */
export const WATCH_KINDS = ["RECOMMENDATION", "THEME", "PARTY"] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

/** What watching takes: references of recommendations, or keys of themes or parties. */
export const watchSchema = z.strictObject({
  kind: z.enum(WATCH_KINDS),
  keys: z.array(z.string().trim().min(1).max(100)).min(1).max(500),
});
export type WatchInput = z.output<typeof watchSchema>;
