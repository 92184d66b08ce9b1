import type { z } from "zod";
import { readAddressees } from "@/lib/db/addressees";
import { recordAudit } from "@/lib/db/audit";
import { findFamilyEvidence } from "@/lib/db/evidence-brief";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { lockVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { isAhead } from "@/lib/domain/dates";
import { type FieldProblems, Invalid } from "@/lib/domain/errors";
import { assertAcceptsEvidence } from "@/lib/domain/evidence";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { recordResponseSchema } from "@/lib/domain/response";
import { assertPartiesInForce } from "@/lib/use-cases/party/assert-in-force";

/**
 * Records what an addressee said of a recommendation, or that somebody looked and found no word. Earlier records stay
 * readable; the statement given last counts. Analysts and above.
 * @throws Invalid for whom it does not address or who is out of force, a day ahead, or evidence that is not logged on it or its family; Conflict
 * for a retired recommendation; NotFound, Forbidden
 */
export async function recordResponse(
  actor: Actor,
  input: z.output<typeof recordResponseSchema> & { reference: string },
): Promise<{ id: string; reference: string }> {
  return transact(async (tx, at) => {
    const recommendation = await lockVisibleRecommendation(tx, actor, input.reference);
    const { id: recommendationId, reference } = recommendation;
    authorize(actor, "response.record");
    assertAcceptsEvidence({ reference, retired: recommendation.currentRevision.retired });
    const addressees = await readAddressees(tx, recommendationId);
    const party = addressees.find((each) => each.key === input.party);
    const cited = input.evidence === undefined ? [] : [input.evidence];
    const { ids, unknown } = await findFamilyEvidence(tx, recommendationId, cited);
    const day = today(at);
    const problems: FieldProblems = {};
    if (!party) problems.party = { code: "notAddressee", params: { party: input.party } };
    if (input.respondedOn !== undefined && isAhead(input.respondedOn, day))
      problems.respondedOn = { code: "futureDate" };
    if (unknown.length > 0) problems.evidence = { code: "evidenceNotLinked" };
    if (!party || Object.keys(problems).length > 0) throw new Invalid(problems);
    await assertPartiesInForce(tx, { party: [party.id] });

    const { answer, basis = null, claimsAlreadyDone, statement, respondedOn = null } = input;
    const response = await tx.response.create({
      data: {
        recommendationId,
        partyId: party.id,
        answer,
        basis,
        claimsDone: claimsAlreadyDone,
        statement: statement || null,
        respondedOn,
        evidenceId: ids[0] ?? null,
        recordedAt: at,
        recordedById: actorId(actor),
      },
    });
    await refreshStanding(tx, [recommendationId], at, day);
    await recordAudit(tx, {
      actor,
      action: "response.recorded",
      subjectType: "response",
      subjectId: response.id,
      touches: [recommendationId],
      payload: {
        reference,
        party: party.key,
        answer,
        basis,
        claimsAlreadyDone,
        statement: statement || null,
        respondedOn,
        evidenceId: ids[0] ?? null,
      },
    });
    return { id: response.id, reference };
  });
}
