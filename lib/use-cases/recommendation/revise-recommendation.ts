import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { resolveKeys } from "@/lib/db/references";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { lockVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { assertSummarised, type reviseRecommendationSchema } from "@/lib/domain/recommendation";
import { assertPartiesInForce } from "@/lib/use-cases/party/assert-in-force";
import { insertRevision, moveOn } from "./insert-revision";

/**
 * Gives a recommendation or component new content; the old stays readable. Analysts may.
 * @returns its reference and new version
 * @throws Conflict when it has moved on since `version` was read or is retired; Invalid, NotFound, Forbidden, Unauthenticated
 */
export async function reviseRecommendation(
  actor: Actor,
  reference: string,
  input: z.output<typeof reviseRecommendationSchema>,
): Promise<{ reference: string; version: number }> {
  return transact(async (tx, at) => {
    const recommendation = await lockVisibleRecommendation(tx, actor, reference);
    authorize(actor, "recommendation.edit");
    const { currentRevision } = recommendation;
    if (recommendation.version !== input.version) throw new Conflict("stale");
    if (currentRevision.retired) {
      throw new Conflict({ code: "retired", params: { reference: recommendation.reference } });
    }
    assertSummarised(input, recommendation.parentId !== null);
    // An owner who has left since does not stand in the way of correcting a title.
    const keepsOwner = (input.ownerId ?? null) === currentRevision.ownerId;
    const keys = await resolveKeys(tx, keepsOwner ? { ...input, ownerId: null } : input);
    const before = await tx.recommendationParty.findMany({
      where: { revisionId: currentRevision.id },
      select: { partyId: true },
    });
    const named = { addressees: keys.addresseeIds, partners: keys.partnerIds };
    await assertPartiesInForce(
      tx,
      named,
      before.map((each) => each.partyId),
    );
    const revisionId = randomUUID();
    const { reason, version, ...content } = input;
    await insertRevision(
      tx,
      {
        id: revisionId,
        recommendationId: recommendation.id,
        version: currentRevision.version + 1,
        actor,
        at,
        reason,
        derived: currentRevision.derived,
      },
      content,
      keys,
    );
    await moveOn(tx, recommendation, revisionId);
    await refreshStanding(tx, [recommendation.id], at, today(at));
    await recordAudit(tx, {
      actor,
      action: "recommendation.revised",
      subjectType: "recommendation",
      subjectId: recommendation.reference,
      touches: [recommendation.id],
      payload: { ...input, reference: recommendation.reference, version: version + 1 },
    });
    return { reference: recommendation.reference, version: version + 1 };
  });
}
