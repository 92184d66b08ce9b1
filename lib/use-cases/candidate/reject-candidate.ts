import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { assertWaiting } from "@/lib/domain/candidate-ruling";
import { Conflict } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import { lockCandidate } from "./lock-candidate";

/** Says of a candidate that it recommends nothing. Analysts may. @throws Conflict when it was ruled on; NotFound, Forbidden, Unauthenticated */
export function rejectCandidate(actor: Actor, id: string): Promise<{ id: string }> {
  return rule(actor, id, "REJECTED");
}

/** Takes a rejection back. Analysts may. @throws Conflict when it is not rejected; NotFound, Forbidden, Unauthenticated */
export function reopenCandidate(actor: Actor, id: string): Promise<{ id: string }> {
  return rule(actor, id, "REOPENED");
}

function rule(actor: Actor, id: string, kind: "REJECTED" | "REOPENED"): Promise<{ id: string }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    authorize(actor, "recommendation.edit");
    const candidate = await lockCandidate(tx, id);
    if (kind === "REJECTED") assertWaiting(candidate.state);
    else if (candidate.state !== "REJECTED") throw new Conflict("candidateNotRejected");
    await tx.candidateRuling.create({
      data: { candidateId: id, version: candidate.nextVersion, kind, recordedAt: at, recordedById: actorId(actor) },
    });
    await recordAudit(tx, {
      actor,
      action: kind === "REJECTED" ? "candidate.rejected" : "candidate.reopened",
      subjectType: "publication",
      subjectId: candidate.document.publication.reference,
      payload: { candidate: id, label: candidate.label, start: candidate.start, end: candidate.end },
    });
    return { id };
  });
}
