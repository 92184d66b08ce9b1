import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { lockVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import type { retireSchema } from "@/lib/domain/recommendation";
import { copyRevision } from "./insert-revision";

/**
 * Takes a recommendation or component out of force, with a reason; it and its history stay readable. Reviewers may.
 * @throws Conflict when it is retired already or has moved on since `version` was read; NotFound, Forbidden, Unauthenticated
 */
export async function retireRecommendation(
  actor: Actor,
  reference: string,
  input: z.output<typeof retireSchema>,
): Promise<{ reference: string; version: number }> {
  return transact(async (tx, at) => {
    const recommendation = await lockVisibleRecommendation(tx, actor, reference);
    authorize(actor, "recommendation.retire");
    if (input.version !== undefined && input.version !== recommendation.version) throw new Conflict("stale");
    if (recommendation.currentRevision.retired) {
      throw new Conflict({ code: "retired", params: { reference: recommendation.reference } });
    }
    await copyRevision(tx, recommendation, { retired: true }, { actor, at, reason: input.reason });
    await refreshStanding(tx, [recommendation.id], at, today(at));
    await recordAudit(tx, {
      actor,
      action: "recommendation.retired",
      subjectType: "recommendation",
      subjectId: recommendation.reference,
      touches: [recommendation.id],
      payload: { reference: recommendation.reference, reason: input.reason },
    });
    return { reference: recommendation.reference, version: recommendation.version + 1 };
  });
}
