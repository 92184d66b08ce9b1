import { askForCapture } from "@/lib/db/link-watch";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { assertNotWithdrawn, evidenceReference } from "@/lib/domain/evidence";
import { actorId, authorize } from "@/lib/domain/permissions";
import { CAPTURE_WORK, wakeWork } from "@/lib/platform/jobs/asked-work";
import { archiving } from "@/lib/platform/outbound/archiving";
import { lockVisibleEvidence } from "@/lib/use-cases/evidence/lock-evidence";

/**
 * Asks for a capture of an evidence item's address; it is taken soon after, and leaves the audit entry. Analysts and above.
 * @param input `id` is the evidence's id or reference
 * @throws Conflict when the evidence has no address or was withdrawn or captures are switched off; NotFound, Forbidden
 */
export async function requestCapture(
  actor: Actor,
  input: { id: string },
): Promise<{ evidenceId: string; reference: string; url: string; askedAt: Date }> {
  const asked = await transact(async (tx, at) => {
    const { id, number, currentRevision } = await lockVisibleEvidence(tx, actor, input.id);
    authorize(actor, "evidence.log");
    assertNotWithdrawn(currentRevision);
    if (archiving().capture === "off") throw new Conflict("captureOff");
    const { url } = currentRevision;
    if (url === null) throw new Conflict("nothingToCapture");
    await askForCapture(tx, { evidenceId: id, url }, { at, by: actorId(actor) });
    return { evidenceId: id, reference: evidenceReference(number), url, askedAt: at };
  });
  wakeWork(CAPTURE_WORK);
  return asked;
}
