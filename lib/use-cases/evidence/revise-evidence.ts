import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockFamilies } from "@/lib/db/family-lock";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Invalid } from "@/lib/domain/errors";
import { assertNotWithdrawn, evidenceReference, type reviseEvidenceSchema } from "@/lib/domain/evidence";
import { assertDatesPossible } from "@/lib/domain/evidence-dates";
import { actorId, authorize } from "@/lib/domain/permissions";
import { contentColumns } from "./evidence-content";
import { insertEvidenceRows } from "./insert-rows";
import { linkedRecommendations, lockVisibleEvidence } from "./lock-evidence";
import { moveOn } from "./move-on";

/**
 * Describes evidence anew; earlier descriptions stay readable. Analysts and above.
 * @param input all fields, the version that was read, a reason; `id` is the evidence's id or reference
 * @throws Conflict when it was revised meanwhile or withdrawn, Invalid for impossible dates or an unknown source,
 * NotFound, Forbidden
 */
export async function reviseEvidence(
  actor: Actor,
  input: z.infer<typeof reviseEvidenceSchema> & { id: string },
): Promise<{ id: string; number: number; version: number }> {
  return transact(async (tx, at) => {
    const evidence = await lockVisibleEvidence(tx, actor, input.id);
    authorize(actor, "evidence.revise");
    assertNotWithdrawn(evidence.currentRevision);
    // Said before anything else is checked: somebody whose page is old should not first mend its dates.
    if (evidence.version !== input.version) throw new Conflict("stale");
    const capturedOn = input.capturedAt === undefined ? undefined : today(new Date(input.capturedAt));
    assertDatesPossible({ ...input, capturedOn }, today(at));
    const source = await tx.source.findUnique({ where: { id: input.sourceId }, select: { id: true } });
    if (!source) throw new Invalid({ sourceId: { code: "unknownId" } });

    const affected = await linkedRecommendations(tx, evidence.id);
    await lockFamilies(tx, affected);
    const revisionId = randomUUID();
    const version = input.version + 1;
    const further = evidence.currentRevision.sources.filter(
      (each) => each.position > 0 && each.sourceId !== input.sourceId,
    );
    await moveOn(tx, evidence.id, input.version, revisionId);
    await insertEvidenceRows(tx, {
      evidence_revision: [
        {
          id: revisionId,
          evidence_id: evidence.id,
          version,
          state: evidence.currentRevision.state,
          ...contentColumns(input, today(evidence.createdAt)),
          review_by: evidence.currentRevision.reviewBy,
          reason: input.reason,
          recorded_at: at,
          recorded_by_id: actorId(actor),
        },
      ],
      evidence_source: [input.sourceId, ...further.map((each) => each.sourceId)].map((sourceId, position) => ({
        revision_id: revisionId,
        source_id: sourceId,
        position,
      })),
    });
    await refreshStanding(tx, affected, at, today(at));
    await recordAudit(tx, {
      actor,
      action: "evidence.revised",
      subjectType: "evidence",
      subjectId: evidenceReference(evidence.number),
      payload: { ...input, id: evidence.id, version },
    });
    return { id: evidence.id, number: evidence.number, version };
  });
}
