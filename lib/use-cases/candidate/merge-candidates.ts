import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { assertWaiting } from "@/lib/domain/candidate-ruling";
import { Conflict } from "@/lib/domain/errors";
import { inOneLine } from "@/lib/domain/extraction/blocks";
import { actorId, authorize } from "@/lib/domain/permissions";
import { lockCandidate } from "./lock-candidate";
import { asCandidate, replaceCandidates } from "./replace-candidates";

/** How far apart two candidates may stand that are one, in characters. */
const NEAR = 3000;

/**
 * Makes one candidate of a waiting one and the next waiting one behind it. Analysts may.
 * @returns the new one's id
 * @throws Conflict when it was ruled on or none is near; NotFound, Forbidden, Unauthenticated
 */
export async function mergeCandidates(actor: Actor, id: string): Promise<{ id: string }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    authorize(actor, "recommendation.edit");
    const first = await lockCandidate(tx, id);
    assertWaiting(first.state);
    const following = await tx.documentCandidate.findMany({
      where: { documentId: first.documentId, start: { gte: first.end, lte: first.end + NEAR } },
      orderBy: { start: "asc" },
      select: { id: true },
    });
    let second: Awaited<ReturnType<typeof lockCandidate>> | null = null;
    for (const each of following) {
      second = await lockCandidate(tx, each.id);
      if (second.state === "WAITING") break;
      second = null;
    }
    if (!second) throw new Conflict("candidateAlone");
    const [one, other] = [asCandidate(first), asCandidate(second)];
    const merged = {
      ...one,
      end: other.end,
      text: inOneLine(first.document.text.slice(one.start, other.end)),
      components: [...one.components, ...other.components],
      score: Math.max(one.score, other.score),
    };
    const [fresh = ""] = await replaceCandidates(tx, [first, second], [merged], { at, by: actorId(actor) });
    await recordAudit(tx, {
      actor,
      action: "candidate.merged",
      subjectType: "publication",
      subjectId: first.document.publication.reference,
      payload: { candidates: [first.id, second.id], merged: fresh },
    });
    return { id: fresh };
  });
}
