import type { FieldProblems, Problem } from "@/lib/domain/errors";
import type { ReceivedFile } from "@/lib/platform/files/file-store";

/** After so many days nobody comes back to a draft. */
export const DRAFT_DAYS = 7;

/** What a draft holds: texts by field name, files already in the store, and what was wrong, as codes. */
export interface DraftContent {
  values: Record<string, string[]>;
  files: ReceivedFile[];
  fields: FieldProblems;
  /** What was wrong with the whole; null where every problem stands at a field, or nothing was wrong. */
  problem: Problem | null;
}

/** A draft as it was kept. */
export interface Draft extends DraftContent {
  id: string;
  createdAt: Date;
}
