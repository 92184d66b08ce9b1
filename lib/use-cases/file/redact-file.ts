import { recordAudit } from "@/lib/db/audit";
import { type Tx, transact } from "@/lib/db/transaction";
import { getVisibleEvidence } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, NotFound } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";
import { authorize } from "@/lib/domain/permissions";
import { fileStore } from "@/lib/platform/files/current-file-store";

/**
 * Removes the bytes of a file, or of a captured page with its text, for good, with a reason; its name and hash stay on
 * record, also where other evidence has the same file. Admins.
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
    const use = await findUse(tx, evidence.id, input.sha256);
    const { count } = await tx.storedFile.updateMany({
      where: { sha256: input.sha256, redactedAt: null },
      data: { redactedAt: at },
    });
    if (count === 0) throw new Conflict("fileRedacted");
    await tx.storedFile.updateMany({
      where: { sha256: { in: use.texts }, redactedAt: null },
      data: { redactedAt: at },
    });
    await recordAudit(tx, {
      actor,
      action: "evidence.file-redacted",
      subjectType: "evidence",
      subjectId: evidenceReference(evidence.number),
      payload: { id: evidence.id, sha256: input.sha256, name: use.name, reason: input.reason },
    });
    const sha256s = [input.sha256, ...use.texts];
    return { evidenceId: evidence.id, number: evidence.number, sha256: input.sha256, redactedAt: at, sha256s };
  });
  // After the commit: bytes that outlive a crash here are served to nobody, and the next sweep removes them.
  const { sha256s, ...done } = redacted;
  for (const sha256 of sha256s) await fileStore().remove(sha256);
  return done;
}

/** What the bytes are called where the evidence has them, and the texts that were read from them. @throws NotFound */
async function findUse(tx: Tx, evidenceId: string, sha256: string): Promise<{ name: string; texts: string[] }> {
  const [file, captures] = await Promise.all([
    tx.evidenceFile.findUnique({ where: { evidenceId_sha256: { evidenceId, sha256 } } }),
    tx.linkCapture.findMany({ where: { evidenceId, sha256 }, orderBy: { version: "asc" } }),
  ]);
  const name = file?.name ?? captures[0]?.finalUrl;
  if (name === undefined) throw new NotFound("fileNotFound");
  // The same bytes may have been captured for other evidence, too: what was read from them goes there as well.
  const others = await tx.linkCapture.findMany({ where: { sha256 }, select: { textSha256: true } });
  return { name, texts: [...new Set(others.flatMap((each) => each.textSha256 ?? []))] };
}
