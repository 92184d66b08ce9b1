import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { now } from "@/lib/db/clock";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { type answerContradictionSchema, assertOpenContradiction, citeInAnswer } from "@/lib/domain/contradiction";
import { Invalid } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";
import { actorId, authorize } from "@/lib/domain/permissions";
import { lockLink } from "./lock-contradiction";

/**
 * Answers a contradiction, citing evidence on the same recommendation, its parent or its components. It counts as answered
 * once somebody else has accepted the answer. Analysts and above.
 * @returns the answer's id and the contradiction's
 * @throws Conflict when the link does not contradict or is answered; Invalid at `evidence` for what is not linked,
 *   withdrawn or the contradiction itself; NotFound, Forbidden, Unauthenticated
 */
export async function answerContradiction(
  actor: Actor,
  linkId: string,
  input: z.output<typeof answerContradictionSchema>,
): Promise<{ id: string; linkId: string; reference: string }> {
  return transact(async (tx) => {
    const { link, raw, reference } = await lockLink(tx, actor, linkId);
    const at = now();
    authorize(actor, "contradiction.answer");
    assertOpenContradiction(link);
    const cited = citeInAnswer(raw, link, input.evidence);
    if ("problems" in cited) throw new Invalid(cited.problems);
    const id = randomUUID();
    await tx.contradictionAnswer.create({
      data: {
        id,
        linkId,
        text: input.text,
        citedLinks: cited.linkIds,
        authorId: actorId(actor),
        recordedAt: at,
      },
    });
    await refreshStanding(tx, [link.recommendationId], at, today(at));
    const numbers = raw.links.filter((each) => cited.linkIds.includes(each.id)).map((each) => each.number);
    await recordAudit(tx, {
      actor,
      action: "contradiction.answered",
      subjectType: "contradiction",
      subjectId: id,
      touches: [link.recommendationId],
      payload: {
        reference,
        linkId,
        contradiction: evidenceReference(link.number),
        text: input.text,
        evidence: [...new Set(numbers)].map(evidenceReference),
      },
    });
    return { id, linkId, reference };
  });
}
