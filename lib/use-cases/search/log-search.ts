import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockReferences } from "@/lib/db/family-lock";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { assertMaySee, getVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { isAhead, toDate } from "@/lib/domain/dates";
import { Invalid } from "@/lib/domain/errors";
import { assertAcceptsEvidence } from "@/lib/domain/evidence";
import type { logSearchSchema } from "@/lib/domain/note";
import { actorId, authorize } from "@/lib/domain/permissions";

/**
 * Logs that somebody searched for evidence and found nothing: where, for what, in which language, when. Analysts and above.
 * @throws Invalid for a day ahead, Conflict for a retired recommendation, NotFound, Forbidden
 */
export async function logSearch(
  actor: Actor,
  input: z.infer<typeof logSearchSchema> & { reference: string },
): Promise<{ id: string; reference: string }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    await lockReferences(tx, [input.reference]);
    const recommendation = await getVisibleRecommendation(tx, actor, input.reference);
    const { reference } = recommendation;
    authorize(actor, "search.log");
    assertAcceptsEvidence({ reference, retired: recommendation.currentRevision.retired });
    if (isAhead(input.searchedOn, today(at))) throw new Invalid({ searchedOn: { code: "futureDate" } });
    const { where, query, language, searchedOn } = input;
    const search = await tx.searchLog.create({
      data: {
        recommendationId: recommendation.id,
        where,
        query,
        language,
        searchedOn: toDate(searchedOn),
        recordedAt: at,
        recordedById: actorId(actor),
      },
    });
    await refreshStanding(tx, [recommendation.id], at, today(at));
    await recordAudit(tx, {
      actor,
      action: "search.logged",
      subjectType: "search",
      subjectId: search.id,
      touches: [recommendation.id],
      payload: { reference, where, query, language, searchedOn },
    });
    return { id: search.id, reference };
  });
}
