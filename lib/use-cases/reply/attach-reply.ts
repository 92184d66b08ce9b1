import type { z } from "zod";
import { readAddressees } from "@/lib/db/addressees";
import { readAssessments } from "@/lib/db/assessment-view";
import { recordAudit } from "@/lib/db/audit";
import { findFamilyEvidence } from "@/lib/db/evidence-brief";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { assertMaySee, isUuid, lockVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { isAhead, toDate } from "@/lib/domain/dates";
import { type FieldProblems, Invalid, NotFound } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import { assertTakesReply, type attachReplySchema } from "@/lib/domain/reply";
import { assertPartiesInForce } from "@/lib/use-cases/party/assert-in-force";

/**
 * Attaches to a judgement what somebody who is judged says of it: an addressee, or the state that is judged apart. It moves
 * no status and stays beside the judgement, also when that is replaced. Analysts and above.
 * @throws Invalid for whom it does not concern or who is out of force (save the state judged apart), a day
 * ahead, or evidence that is not logged on its recommendation; Conflict
 * for a proposal that was sent back, rejected or taken back; NotFound, Forbidden
 */
export async function attachReply(
  actor: Actor,
  input: z.output<typeof attachReplySchema> & { id: string },
): Promise<{ id: string; assessmentId: string; reference: string }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    const named = isUuid(input.id)
      ? await tx.assessment.findUnique({
          where: { id: input.id },
          select: { recommendation: { select: { reference: true } } },
        })
      : null;
    if (!named) throw new NotFound("assessmentNotFound");
    const { id: recommendationId, reference } = await lockVisibleRecommendation(
      tx,
      actor,
      named.recommendation.reference,
    );
    const [view] = await readAssessments(tx, { id: input.id });
    if (!view) throw new NotFound("assessmentNotFound");
    authorize(actor, "reply.attach");
    assertTakesReply(view);
    const concerned = [...(await readAddressees(tx, recommendationId)), ...(view.party ? [view.party] : [])];
    const party = concerned.find((each) => each.key === input.party);
    const cited = input.evidence === undefined ? [] : [input.evidence];
    const { ids, unknown } = await findFamilyEvidence(tx, recommendationId, cited);
    const problems: FieldProblems = {};
    if (!party) problems.party = { code: "notAddressee", params: { party: input.party } };
    if (isAhead(input.receivedOn, today(at))) problems.receivedOn = { code: "futureDate" };
    if (unknown.length > 0) problems.evidence = { code: "evidenceNotLinked" };
    if (!party || Object.keys(problems).length > 0) throw new Invalid(problems);
    await assertPartiesInForce(tx, { party: [party.id] }, view.party ? [view.party.id] : []);

    const { statement, language, receivedOn } = input;
    const reply = await tx.judgementReply.create({
      data: {
        assessmentId: view.id,
        partyId: party.id,
        statement,
        language,
        receivedOn: toDate(receivedOn),
        evidenceId: ids[0] ?? null,
        recordedAt: at,
        recordedById: actorId(actor),
      },
    });
    await recordAudit(tx, {
      actor,
      action: "reply.attached",
      subjectType: "reply",
      subjectId: reply.id,
      touches: [recommendationId],
      payload: {
        reference,
        assessmentId: view.id,
        party: party.key,
        statement,
        language,
        receivedOn,
        evidenceId: ids[0] ?? null,
      },
    });
    return { id: reply.id, assessmentId: view.id, reference };
  });
}
