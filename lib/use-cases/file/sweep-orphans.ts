import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden } from "@/lib/domain/errors";
import { fileStore } from "@/lib/platform/files/current-file-store";
import { DRAFT_DAYS } from "@/lib/use-cases/draft/draft";

/** An upload that neither a record nor a draft names after this long never will be in one. */
const ORPHAN_HOURS = 24;

/**
 * Removes what uploads left behind and what was redacted: bytes that no record and no draft still to be opened names, a
 * day old or more. Changes no record, so it leaves no audit entry. The system alone.
 * @throws Forbidden for everybody else
 */
export async function sweepOrphans(actor: Actor): Promise<{ removed: number }> {
  if (actor.kind !== "system") throw new Forbidden();
  const olderThan = new Date(now().getTime() - ORPHAN_HOURS * 3_600_000);
  const draftsSince = new Date(now().getTime() - DRAFT_DAYS * 86_400_000);
  return fileStore().sweepOrphans(olderThan, async (sha256s) => {
    const db = database();
    const [stored, publications, drafted] = await Promise.all([
      db.storedFile.findMany({ where: { sha256: { in: sha256s } }, select: { sha256: true, redactedAt: true } }),
      db.publicationRevision.findMany({ where: { fileSha256: { in: sha256s } }, select: { fileSha256: true } }),
      db.$queryRaw<{ sha256: string }[]>`
        SELECT DISTINCT f ->> 'sha256' AS sha256 FROM draft d, jsonb_array_elements(d.values -> 'files') f
        WHERE d.created_at >= ${draftsSince} AND f ->> 'sha256' = ANY(${sha256s}::text[])`,
    ]);
    const redacted = new Set(stored.filter((file) => file.redactedAt !== null).map((file) => file.sha256));
    const named = [
      ...[...stored, ...drafted].map((file) => file.sha256),
      ...publications.flatMap((each) => each.fileSha256 ?? []),
    ];
    return new Set(named.filter((sha256) => !redacted.has(sha256)));
  });
}
