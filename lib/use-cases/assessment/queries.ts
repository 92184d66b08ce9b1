import { type AssessmentView, listOpenProposals, readAssessments, readHistory } from "@/lib/db/assessment-view";
import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { today } from "@/lib/db/today";
import { assertMaySee, getVisibleRecommendation, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { Day } from "@/lib/domain/dates";
import { NotFound } from "@/lib/domain/errors";
import { can } from "@/lib/domain/permissions";

/** Why somebody may not decide on a proposal; a key below `queue.reasons` in the message files. */
export type CannotDecide = "OWN_PROPOSAL" | "ROLE" | "ALREADY_APPROVED";

/** A proposal that waits, for how many days, and whether the reader may decide on it. */
export type WaitingProposal = AssessmentView & { ageDays: number; mayDecide: boolean; cannot: CannotDecide | null };

const DAY = 86_400_000;

/** Proposals that wait for a decision, oldest first, with how many there are in all. @throws Unauthenticated */
export async function decisionQueue(
  actor: Actor,
  { limit = 100 }: { limit?: number } = {},
): Promise<{ items: WaitingProposal[]; total: number }> {
  assertMaySee(actor);
  const { ids, total } = await listOpenProposals(database(), limit);
  const views = await readAssessments(database(), { id: { in: ids } });
  const at = now().getTime();
  const items = views.sort(oldestFirst).map((view) => {
    const cannot = whyNot(actor, view);
    const ageDays = Math.max(0, Math.floor((at - view.submittedAt.getTime()) / DAY));
    return { ...view, ageDays, mayDecide: cannot === null, cannot };
  });
  return { items, total };
}

/** The order of the queue: as they were put, those of one moment by reference. */
function oldestFirst(a: AssessmentView, b: AssessmentView): number {
  const apart = a.submittedAt.getTime() - b.submittedAt.getTime();
  return apart || (a.recommendation.reference < b.recommendation.reference ? -1 : 1);
}

/** Why an actor may not decide on a waiting proposal, or null when they may. Pages ask it for their buttons. */
export function whyNot(actor: Actor, view: AssessmentView): CannotDecide | null {
  const id = actor.kind === "anonymous" ? null : actor.userId;
  if (id === view.author.id) return "OWN_PROPOSAL";
  if (!can(actor, "assessment.decide", { authorId: view.author.id })) return "ROLE";
  return view.decisions.some((decision) => decision.decider.id === id) ? "ALREADY_APPROVED" : null;
}

/** All proposals on a recommendation, newest first, with their decisions. @throws NotFound, Unauthenticated */
export async function listHistory(actor: Actor, reference: string, clocks: { asOf?: Day; knownAt?: number } = {}) {
  const recommendation = await getVisibleRecommendation(database(), actor, reference);
  const knownAt = clocks.knownAt ?? Number.POSITIVE_INFINITY;
  return readHistory(database(), recommendation.id, { asOf: clocks.asOf ?? today(), knownAt });
}

/** One proposal, now or at the two clocks. @throws NotFound when there is none, or none was put by then; Unauthenticated */
export async function getAssessment(
  actor: Actor,
  id: string,
  { asOf, knownAt }: { asOf?: Day; knownAt?: number } = {},
) {
  assertMaySee(actor);
  const found = isUuid(id)
    ? await database().assessment.findUnique({ where: { id }, select: { recommendationId: true } })
    : null;
  const clocks = { asOf: asOf ?? today(), knownAt: knownAt ?? Number.POSITIVE_INFINITY };
  const history = found ? await readHistory(database(), found.recommendationId, clocks) : [];
  const view = history.find((each) => each.id === id);
  if (!view) throw new NotFound("assessmentNotFound");
  return { ...view, cannot: view.reviewState === "SUBMITTED" ? whyNot(actor, view) : null };
}
