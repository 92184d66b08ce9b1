import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import { getVisibleEvidence } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, NotFound } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";
import { authorize } from "@/lib/domain/permissions";
import { fileStore } from "@/lib/platform/files/current-file-store";

/**
 * Removes a file's bytes for good, with a reason; its name and hash stay on record, also where other evidence has the
 * same file. Admins.
 * @param input `id` is the evidence's id or reference
 * @throws Conflict when it was removed before, NotFound, Forbidden
 */
export async function redactFile(
  actor: Actor,
  input: { id: string; sha256: string; reason: string },
): Promise<{ evidenceId: string; number: number; sha256: string; redactedAt: Date }> {
  const redacted = await transact(async (tx, at) => {
    const evidence = await getVisibleEvidence(tx, actor, input.id);
    authorize(actor, "audit.redact");
    const use = await tx.evidenceFile.findUnique({
      where: { evidenceId_sha256: { evidenceId: evidence.id, sha256: input.sha256 } },
    });
    if (!use) throw new NotFound("fileNotFound");
    const { count } = await tx.storedFile.updateMany({
      where: { sha256: input.sha256, redactedAt: null },
      data: { redactedAt: at },
    });
    if (count === 0) throw new Conflict("fileRedacted");
    await recordAudit(tx, {
      actor,
      action: "evidence.file-redacted",
      subjectType: "evidence",
      subjectId: evidenceReference(evidence.number),
      payload: { id: evidence.id, sha256: input.sha256, name: use.name, reason: input.reason },
    });
    return { evidenceId: evidence.id, number: evidence.number, sha256: input.sha256, redactedAt: at };
  });
  // After the commit: bytes that outlive a crash here are served to nobody, and the next sweep removes them.
  await fileStore().remove(input.sha256);
  return redacted;
}
