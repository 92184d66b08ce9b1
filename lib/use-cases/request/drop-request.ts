import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockOpenRequest, moveRequestOn } from "@/lib/db/request-lock";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { dropRequestSchema } from "@/lib/domain/request";

/**
 * Gives a request up, with a reason. Analysts and above, on a retired recommendation too.
 * @throws Conflict when it was changed meanwhile or is not open, NotFound, Forbidden
 */
export async function dropRequest(
  actor: Actor,
  input: z.output<typeof dropRequestSchema> & { id: string },
): Promise<{ id: string; reference: string; version: number }> {
  return transact(async (tx, at) => {
    const request = await lockOpenRequest(tx, actor, input.id, input.version);
    const { recommendationId, reference } = request;
    authorize(actor, "request.edit");
    const { reason } = input;
    const version = await moveRequestOn(tx, request, { state: "DROPPED", reason }, { at, by: actorId(actor) });
    await refreshStanding(tx, [recommendationId], at, today(at));
    await recordAudit(tx, {
      actor,
      action: "request.dropped",
      subjectType: "request",
      subjectId: request.id,
      touches: [recommendationId],
      payload: { reference, version, wanted: request.wanted, reason },
    });
    return { id: request.id, reference, version };
  });
}
