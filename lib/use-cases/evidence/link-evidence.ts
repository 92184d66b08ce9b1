import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockReferences } from "@/lib/db/family-lock";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { getVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Invalid } from "@/lib/domain/errors";
import {
  assertAcceptsEvidence,
  assertNotWithdrawn,
  type evidenceLinkSchema,
  evidenceReference,
} from "@/lib/domain/evidence";
import { actorId, authorize } from "@/lib/domain/permissions";
import { findStates } from "./find-states";
import { lockVisibleEvidence } from "./lock-evidence";

/**
 * Links evidence to another recommendation or component; a link that was taken back comes into force again. Analysts and
 * above.
 * @param input `id` is the evidence's id or reference, `reference` the recommendation's
 * @throws Invalid for an unknown reference, Conflict when it is linked already, withdrawn or retired, NotFound, Forbidden
 */
export async function linkEvidence(
  actor: Actor,
  input: z.infer<typeof evidenceLinkSchema> & { id: string },
): Promise<{ id: string; evidenceId: string; number: number; reference: string }> {
  return transact(async (tx, at) => {
    const evidence = await lockVisibleEvidence(tx, actor, input.id);
    authorize(actor, "evidence.log");
    assertNotWithdrawn(evidence.currentRevision);
    if ((await lockReferences(tx, [input.reference])).size === 0) {
      throw new Invalid({ reference: { code: "unknownReference", params: { reference: input.reference } } });
    }
    const recommendation = await getVisibleRecommendation(tx, actor, input.reference);
    const { reference } = recommendation;
    assertAcceptsEvidence({ reference, retired: recommendation.currentRevision.retired });
    const known = await tx.evidenceLink.findUnique({
      where: { evidenceId_recommendationId: { evidenceId: evidence.id, recommendationId: recommendation.id } },
      include: { gradings: { orderBy: { version: "desc" }, take: 1 } },
    });
    const newest = known?.gradings[0];
    if (newest && !newest.removed) throw new Conflict({ code: "alreadyLinked", params: { reference } });
    const [states = []] = await findStates(
      tx,
      [{ recommendationId: recommendation.id, states: input.states }],
      () => "states",
    );
    const by = actorId(actor);
    const link =
      known ??
      (await tx.evidenceLink.create({
        data: { evidenceId: evidence.id, recommendationId: recommendation.id, createdAt: at, createdById: by },
      }));
    await tx.linkGrading.create({
      data: {
        linkId: link.id,
        version: (newest?.version ?? 0) + 1,
        stance: input.stance,
        credibility: input.credibility ?? null,
        passage: input.passage || null,
        note: input.note || null,
        states,
        graderId: by,
        recordedAt: at,
      },
    });
    await refreshStanding(tx, [recommendation.id], at, today(at));
    await recordAudit(tx, {
      actor,
      action: "evidence.linked",
      subjectType: "evidence",
      subjectId: evidenceReference(evidence.number),
      touches: [recommendation.id],
      payload: { ...input, id: evidence.id, linkId: link.id, reference },
    });
    return { id: link.id, evidenceId: evidence.id, number: evidence.number, reference };
  });
}
