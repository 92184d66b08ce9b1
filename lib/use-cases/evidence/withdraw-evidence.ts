import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockFamilies } from "@/lib/db/family-lock";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { assertNotWithdrawn, evidenceReference, type withdrawEvidenceSchema } from "@/lib/domain/evidence";
import { actorId, authorize } from "@/lib/domain/permissions";
import { linkedRecommendations, lockVisibleEvidence } from "./lock-evidence";
import { moveOn } from "./move-on";

/**
 * Withdraws evidence with a reason: it stays readable and counts no longer. Analysts and above.
 * @param input `id` is the evidence's id or reference; with a version, only if it is still at that one
 * @throws Conflict when it was revised meanwhile or is withdrawn already, NotFound, Forbidden
 */
export async function withdrawEvidence(
  actor: Actor,
  input: z.infer<typeof withdrawEvidenceSchema> & { id: string },
): Promise<{ id: string; number: number; version: number }> {
  return transact(async (tx, at) => {
    const evidence = await lockVisibleEvidence(tx, actor, input.id);
    authorize(actor, "evidence.withdraw");
    assertNotWithdrawn(evidence.currentRevision);
    const affected = await linkedRecommendations(tx, evidence.id);
    await lockFamilies(tx, affected);
    const readVersion = input.version ?? evidence.version;
    const revisionId = randomUUID();
    await moveOn(tx, evidence.id, readVersion, revisionId);
    const { sources, searchText: _filledByTrigger, ...content } = evidence.currentRevision;
    await tx.evidenceRevision.create({
      data: {
        ...content,
        title: content.title as object,
        id: revisionId,
        version: readVersion + 1,
        state: "WITHDRAWN",
        reason: input.reason,
        recordedAt: at,
        recordedById: actorId(actor),
      },
    });
    await tx.evidenceSource.createMany({
      data: sources.map(({ sourceId, position }) => ({ revisionId, sourceId, position })),
    });
    await refreshStanding(tx, affected, at, today(at));
    await recordAudit(tx, {
      actor,
      action: "evidence.withdrawn",
      subjectType: "evidence",
      subjectId: evidenceReference(evidence.number),
      touches: affected,
      payload: { id: evidence.id, version: readVersion + 1, reason: input.reason },
    });
    return { id: evidence.id, number: evidence.number, version: readVersion + 1 };
  });
}
