import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockOpenRequest, moveRequestOn } from "@/lib/db/request-lock";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { assertAcceptsEvidence } from "@/lib/domain/evidence";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { reviseRequestSchema } from "@/lib/domain/request";
import { requestContent, requestPayload } from "./request-content";

/**
 * Changes what is asked for, of whom or by when; earlier versions stay in the record. Analysts and above.
 * @throws Invalid (see requestContent), Conflict when it was changed meanwhile or is not open, NotFound, Forbidden
 */
export async function reviseRequest(
  actor: Actor,
  input: z.output<typeof reviseRequestSchema> & { id: string },
): Promise<{ id: string; reference: string; version: number }> {
  return transact(async (tx, at) => {
    const request = await lockOpenRequest(tx, actor, input.id, input.version);
    const { recommendationId, reference } = request;
    authorize(actor, "request.edit");
    assertAcceptsEvidence({ reference, retired: request.recommendationRetired });
    const content = await requestContent(tx, input, { recommendationId, before: request }, today(at));
    const version = await moveRequestOn(tx, request, { state: "OPEN", content }, { at, by: actorId(actor) });
    await recordAudit(tx, {
      actor,
      action: "request.revised",
      subjectType: "request",
      subjectId: request.id,
      touches: [recommendationId],
      payload: { reference, version, ...requestPayload(input) },
    });
    return { id: request.id, reference, version };
  });
}
