import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Invalid, NotFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";

/**
 * Takes the payload of an entry out of the record, for good, with a reason and an entry of its own. The chain holds: it
 * carries the payload's salted hash only. Administrators may.
 * @throws Conflict when it was redacted before; Invalid without a reason; NotFound, Forbidden, Unauthenticated
 */
export async function redactPayload(
  actor: Actor,
  sequence: number,
  { reason }: { reason: string },
): Promise<{ sequence: number }> {
  return transact(async (tx) => {
    assertMaySee(actor);
    authorize(actor, "audit.redact");
    if (reason.trim() === "") throw new Invalid({ reason: { code: "required" } });
    const entry = Number.isSafeInteger(sequence)
      ? await tx.auditEntry.findUnique({ where: { sequence: BigInt(sequence) } })
      : null;
    if (!entry) throw new NotFound("auditEntryNotFound");
    // Why something was taken out must itself stay readable.
    if (entry.action === "audit.payload-redacted") throw new Conflict("redactionStays");
    const [row] = await tx.$queryRaw<{ redacted: boolean }[]>`
      SELECT heed_redact_payload(${sequence}::bigint) AS redacted`;
    if (!row?.redacted) throw new Conflict("alreadyRedacted");
    await recordAudit(tx, {
      actor,
      action: "audit.payload-redacted",
      subjectType: "audit",
      subjectId: String(sequence),
      payload: { sequence, action: entry.action, reason: reason.trim() },
    });
    return { sequence };
  });
}
