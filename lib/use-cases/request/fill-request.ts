import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { findFamilyEvidence } from "@/lib/db/evidence-brief";
import { lockOpenRequest, moveRequestOn } from "@/lib/db/request-lock";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Invalid } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { fillRequestSchema } from "@/lib/domain/request";

/**
 * Closes a request with the item of evidence that answers it, logged on the recommendation or its family. Analysts and above.
 * @throws Invalid at `evidence` for an item that is not, Conflict when it was changed meanwhile or is not open, NotFound,
 * Forbidden
 */
export async function fillRequest(
  actor: Actor,
  input: z.output<typeof fillRequestSchema> & { id: string },
): Promise<{ id: string; reference: string; version: number }> {
  return transact(async (tx, at) => {
    const request = await lockOpenRequest(tx, actor, input.id, input.version);
    const { recommendationId, reference } = request;
    authorize(actor, "request.edit");
    const { ids } = await findFamilyEvidence(tx, recommendationId, [input.evidence]);
    const [evidenceId] = ids;
    if (evidenceId === undefined) throw new Invalid({ evidence: { code: "evidenceNotLinked" } });
    const version = await moveRequestOn(tx, request, { state: "FILLED", evidenceId }, { at, by: actorId(actor) });
    await refreshStanding(tx, [recommendationId], at, today(at));
    await recordAudit(tx, {
      actor,
      action: "request.filled",
      subjectType: "request",
      subjectId: request.id,
      touches: [recommendationId],
      payload: { reference, version, wanted: request.wanted, evidenceId },
    });
    return { id: request.id, reference, version };
  });
}
