import { recordAudit } from "@/lib/db/audit";
import { now } from "@/lib/db/clock";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { assertAcceptable } from "@/lib/domain/contradiction";
import { NotFound } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";
import { actorId, authorize } from "@/lib/domain/permissions";
import { lockLink } from "./lock-contradiction";

/**
 * Accepts an answer: from then on its contradiction counts as answered. Reviewers may, never their own.
 * @returns the answer's id and the contradiction's
 * @throws Forbidden for its author; Conflict when the contradiction is answered already or does not stand any more;
 *   NotFound, Unauthenticated
 */
export async function acceptAnswer(
  actor: Actor,
  answerId: string,
): Promise<{ id: string; linkId: string; reference: string }> {
  return transact(async (tx) => {
    assertMaySee(actor);
    const found = isUuid(answerId)
      ? await tx.contradictionAnswer.findUnique({ where: { id: answerId }, select: { linkId: true } })
      : null;
    if (!found) throw new NotFound("answerNotFound");
    const { link, reference } = await lockLink(tx, actor, found.linkId);
    const answer = link.answers.find((each) => each.id === answerId);
    if (!answer) throw new NotFound("answerNotFound");
    // After the lock: of two who accept, the second must not record the earlier instant.
    const at = now();
    authorize(actor, "contradiction.accept", { authorId: answer.authorId });
    assertAcceptable(link, answer);
    await tx.answerAcceptance.create({
      data: { answerId, authorId: answer.authorId, accepterId: actorId(actor), recordedAt: at },
    });
    await refreshStanding(tx, [link.recommendationId], at, today(at));
    await recordAudit(tx, {
      actor,
      action: "contradiction.answer-accepted",
      subjectType: "contradiction",
      subjectId: answerId,
      touches: [link.recommendationId],
      payload: { reference, linkId: link.id, contradiction: evidenceReference(link.number), author: answer.authorId },
    });
    return { id: answerId, linkId: link.id, reference };
  });
}
