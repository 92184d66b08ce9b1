import type { Tx } from "@/lib/db/transaction";
import { Conflict } from "@/lib/domain/errors";

/** Lets evidence move on to its next revision, if it still is at the version that was read. @throws Conflict "stale" */
export async function moveOn(tx: Tx, evidenceId: string, readVersion: number, revisionId: string): Promise<void> {
  const { count } = await tx.evidence.updateMany({
    where: { id: evidenceId, version: readVersion },
    data: { version: readVersion + 1, currentRevisionId: revisionId },
  });
  if (count === 0) throw new Conflict("stale");
}
