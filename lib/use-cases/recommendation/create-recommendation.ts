import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { authorize } from "@/lib/domain/permissions";
import type { createRecommendationSchema } from "@/lib/domain/recommendation";
import { insertRecommendation } from "./insert-recommendation";

/**
 * Adds a recommendation to a publication or, with `parent`, a component to a recommendation. Analysts may.
 * @returns its id and its reference as stored
 * @throws Invalid when the reference is taken, or a key names nothing; Forbidden, Unauthenticated
 */
export async function createRecommendation(
  actor: Actor,
  input: z.output<typeof createRecommendationSchema>,
): Promise<{ id: string; reference: string }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    authorize(actor, "recommendation.edit");
    const { id, reference } = await insertRecommendation(tx, { actor, at }, input);
    await refreshStanding(tx, [id], at, today(at));
    await recordAudit(tx, {
      actor,
      action: "recommendation.created",
      subjectType: "recommendation",
      subjectId: reference,
      touches: [id],
      payload: { ...input, reference, title: input.title },
    });
    return { id, reference };
  });
}
