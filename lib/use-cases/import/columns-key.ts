import { createHash } from "node:crypto";

/** The names of a file's columns as one hash, whatever their order: what a mapping is remembered by. */
export function columnsKey(columns: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify([...columns].sort()))
    .digest("hex");
}
