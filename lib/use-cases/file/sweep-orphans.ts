import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden } from "@/lib/domain/errors";
import { fileStore } from "@/lib/platform/files/current-file-store";

/** An upload that is not in a record after this long never will be. */
const ORPHAN_HOURS = 24;

/**
 * Removes what uploads left behind and what was redacted: bytes that no record names, a day old or more. Changes no
 * record, so it leaves no audit entry. The system alone.
 * @throws Forbidden for everybody else
 */
export async function sweepOrphans(actor: Actor): Promise<{ removed: number }> {
  if (actor.kind !== "system") throw new Forbidden();
  const olderThan = new Date(now().getTime() - ORPHAN_HOURS * 3_600_000);
  return fileStore().sweepOrphans(olderThan, async (sha256s) => {
    const db = database();
    const [stored, publications] = await Promise.all([
      db.storedFile.findMany({ where: { sha256: { in: sha256s } }, select: { sha256: true, redactedAt: true } }),
      db.publicationRevision.findMany({ where: { fileSha256: { in: sha256s } }, select: { fileSha256: true } }),
    ]);
    const redacted = new Set(stored.filter((file) => file.redactedAt !== null).map((file) => file.sha256));
    const named = [...stored.map((file) => file.sha256), ...publications.flatMap((each) => each.fileSha256 ?? [])];
    return new Set(named.filter((sha256) => !redacted.has(sha256)));
  });
}
