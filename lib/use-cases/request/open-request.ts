import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { lockVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { assertAcceptsEvidence } from "@/lib/domain/evidence";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { openRequestSchema } from "@/lib/domain/request";
import { requestContent, requestPayload } from "./request-content";

/**
 * Asks for evidence that is missing: what, from whom, by when, perhaps about one member state. The gap stands on the
 * recommendation's page until it is filled or dropped. Analysts and above.
 * @throws Invalid (see requestContent), Conflict for a retired recommendation, NotFound, Forbidden
 */
export async function openRequest(
  actor: Actor,
  input: z.output<typeof openRequestSchema> & { reference: string },
): Promise<{ id: string; reference: string; version: number }> {
  return transact(async (tx, at) => {
    const recommendation = await lockVisibleRecommendation(tx, actor, input.reference);
    const { id: recommendationId, reference } = recommendation;
    authorize(actor, "request.edit");
    assertAcceptsEvidence({ reference, retired: recommendation.currentRevision.retired });
    const content = await requestContent(
      tx,
      input,
      { recommendationId, before: { dueOn: null, party: null } },
      today(at),
    );
    const by = actorId(actor);
    const request = await tx.evidenceRequest.create({ data: { recommendationId, createdAt: at, createdById: by } });
    await tx.evidenceRequestRevision.create({
      data: { requestId: request.id, version: 1, state: "OPEN", ...content, recordedAt: at, recordedById: by },
    });
    await refreshStanding(tx, [recommendationId], at, today(at));
    await recordAudit(tx, {
      actor,
      action: "request.opened",
      subjectType: "request",
      subjectId: request.id,
      touches: [recommendationId],
      payload: { reference, ...requestPayload(input) },
    });
    return { id: request.id, reference, version: 1 };
  });
}
