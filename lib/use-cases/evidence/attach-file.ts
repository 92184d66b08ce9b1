import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Invalid } from "@/lib/domain/errors";
import { assertNotWithdrawn, evidenceReference } from "@/lib/domain/evidence";
import { actorId, authorize } from "@/lib/domain/permissions";
import { safeFileName } from "@/lib/platform/files/file-name";
import type { ReceivedFile } from "@/lib/platform/files/file-store";
import { loadDuplicates } from "./duplicates";
import { fileRows } from "./file-rows";
import { insertEvidenceRows } from "./insert-rows";
import { lockVisibleEvidence } from "./lock-evidence";

/** What attaching gave; `alsoAt` names other evidence that has the same file. */
export interface AttachedFile extends ReceivedFile {
  evidenceId: string;
  number: number;
  alsoAt: string[];
}

/**
 * Attaches a file, stored before, to evidence. Analysts and above.
 * @param input `id` is the evidence's id or reference
 * @throws Conflict when the evidence has that file already or was withdrawn, Invalid when these bytes were removed for
 * good, NotFound, Forbidden
 */
export async function attachFile(actor: Actor, input: ReceivedFile & { id: string }): Promise<AttachedFile> {
  return transact(async (tx, at) => {
    const evidence = await lockVisibleEvidence(tx, actor, input.id);
    authorize(actor, "evidence.log");
    assertNotWithdrawn(evidence.currentRevision);
    const { sha256, size, mediaType } = input;
    const stored = await tx.storedFile.findUnique({ where: { sha256 } });
    if (stored?.redactedAt) throw new Invalid({ file: { code: "fileRedacted" } });
    const same = await loadDuplicates(tx, null, [sha256]);
    if (same.some((row) => row.id === evidence.id)) throw new Conflict("fileAttachedAlready");
    await insertEvidenceRows(
      tx,
      fileRows([input], { evidenceId: evidence.id, version: evidence.version, at, by: actorId(actor) }),
    );
    const name = safeFileName(input.name);
    await recordAudit(tx, {
      actor,
      action: "evidence.file-attached",
      subjectType: "evidence",
      subjectId: evidenceReference(evidence.number),
      payload: { id: evidence.id, sha256, size, mediaType, name },
    });
    const alsoAt = same.map((row) => evidenceReference(row.number));
    return { evidenceId: evidence.id, number: evidence.number, sha256, size, mediaType, name, alsoAt };
  });
}
