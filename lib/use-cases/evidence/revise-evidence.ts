import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockFamilies } from "@/lib/db/family-lock";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { type Tx, transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, type FieldProblems, Invalid } from "@/lib/domain/errors";
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
 * @throws Conflict when it was revised meanwhile or withdrawn, Invalid for impossible dates or a source that is unknown
 * or named twice, NotFound, Forbidden
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
    const kept = evidence.currentRevision.sources
      .filter((each) => each.position > 0 && each.sourceId !== input.sourceId)
      .map((each) => each.sourceId);
    const sources = [input.sourceId, ...(input.furtherSourceIds ?? kept)];
    await assertSourcesKnown(tx, sources);

    const affected = await linkedRecommendations(tx, evidence.id);
    await lockFamilies(tx, affected);
    const revisionId = randomUUID();
    const version = input.version + 1;
    await moveOn(tx, evidence.id, input.version, revisionId);
    await insertEvidenceRows(tx, {
      evidence_revision: [
        {
          id: revisionId,
          evidence_id: evidence.id,
          version,
          state: evidence.currentRevision.state,
          ...contentColumns(input, today(evidence.createdAt)),
          reason: input.reason,
          recorded_at: at,
          recorded_by_id: actorId(actor),
        },
      ],
      evidence_source: sources.map((sourceId, position) => ({
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
      touches: affected,
      payload: { ...input, id: evidence.id, version },
    });
    return { id: evidence.id, number: evidence.number, version };
  });
}

/** Lets pass only sources that exist, each named once. The first is the primary one. */
async function assertSourcesKnown(tx: Tx, sourceIds: readonly string[]): Promise<void> {
  const known = await tx.source.findMany({ where: { id: { in: [...sourceIds] } }, select: { id: true } });
  const problems: FieldProblems = {};
  sourceIds.forEach((id, position) => {
    const field = position === 0 ? "sourceId" : `furtherSourceIds.${position - 1}`;
    if (!known.some((each) => each.id === id)) problems[field] = { code: "unknownId" };
    else if (sourceIds.indexOf(id) < position) problems[field] = { code: "sourceTwice" };
  });
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}
