import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockFamilies } from "@/lib/db/family-lock";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, NotFound } from "@/lib/domain/errors";
import { assertNotWithdrawn, evidenceReference, type gradeLinkSchema } from "@/lib/domain/evidence";
import { actorId, authorize } from "@/lib/domain/permissions";
import { findStates } from "./find-states";
import { lockVisibleEvidence } from "./lock-evidence";

/**
 * Grades a link anew (stance, credibility, passage, note, the states spoken of) or takes it back; earlier gradings stay readable. Analysts and
 * above.
 * @throws Conflict when nothing would change, the link was taken back or its evidence withdrawn; NotFound, Forbidden
 */
export async function gradeLink(
  actor: Actor,
  input: z.infer<typeof gradeLinkSchema> & { linkId: string },
): Promise<{ linkId: string; evidenceId: string; number: number; reference: string; version: number }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    const link = isUuid(input.linkId)
      ? await tx.evidenceLink.findUnique({ where: { id: input.linkId }, include: { recommendation: true } })
      : null;
    if (!link) throw new NotFound("linkNotFound");
    const evidence = await lockVisibleEvidence(tx, actor, link.evidenceId);
    authorize(actor, "evidence.grade");
    assertNotWithdrawn(evidence.currentRevision);
    await lockFamilies(tx, [link.recommendationId]);
    const current = await tx.linkGrading.findFirst({ where: { linkId: link.id }, orderBy: { version: "desc" } });
    const [states = []] = await findStates(
      tx,
      [{ recommendationId: link.recommendationId, states: input.states }],
      () => "states",
      current?.states,
    );
    const grading = {
      states,
      stance: input.stance,
      credibility: input.credibility ?? null,
      passage: input.passage || null,
      note: input.note || null,
      removed: input.removed,
    };
    if (current?.removed) throw new Conflict("linkRemoved");
    // A form sent twice grades once.
    if (current && isSame(current, grading)) throw new Conflict("gradedAlready");
    const version = (current?.version ?? 0) + 1;
    await tx.linkGrading.create({
      data: { linkId: link.id, version, ...grading, graderId: actorId(actor), recordedAt: at },
    });
    await refreshStanding(tx, [link.recommendationId], at, today(at));
    const { reference } = link.recommendation;
    await recordAudit(tx, {
      actor,
      action: "evidence.graded",
      subjectType: "evidence",
      subjectId: evidenceReference(evidence.number),
      touches: [link.recommendationId],
      payload: { id: evidence.id, linkId: link.id, reference, version, ...grading, states: input.states ?? [] },
    });
    return { linkId: link.id, evidenceId: evidence.id, number: evidence.number, reference, version };
  });
}

interface Grading {
  stance: string;
  credibility: number | null;
  passage: string | null;
  note: string | null;
  removed: boolean;
  states: string[];
}

function isSame(a: Grading, b: Grading): boolean {
  return (
    a.stance === b.stance &&
    a.credibility === b.credibility &&
    a.passage === b.passage &&
    a.note === b.note &&
    [...a.states].sort().join() === [...b.states].sort().join() &&
    a.removed === b.removed
  );
}
