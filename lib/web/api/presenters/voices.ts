import type { EvidenceBrief } from "@/lib/db/evidence-brief";
import type { ReplyView } from "@/lib/db/reply-view";
import type { RequestView } from "@/lib/db/request-view";
import type { ResponseView } from "@/lib/db/response-view";
import { evidenceReference } from "@/lib/domain/evidence";
import type { getMilestone, listMilestones } from "@/lib/use-cases/milestone/queries";
import type { AnswerOf } from "../contract";
import type * as milestone from "../contracts/milestone";
import type * as reply from "../contracts/reply";
import type * as request from "../contracts/request";
import type * as response from "../contracts/response";

function briefOf({ id, number, title, withdrawn }: EvidenceBrief) {
  return { id, reference: evidenceReference(number), title, withdrawn };
}

/** What changing something on a recommendation gave. */
export function presentChanged({ id, reference, version }: { id: string; reference: string; version: number }) {
  return { id, recommendation: reference, version };
}

/** What an addressee said. */
export function presentResponse(view: ResponseView): AnswerOf<typeof response.listResponses>["items"][number] {
  return {
    id: view.id,
    recommendation: view.reference,
    party: view.party,
    shortName: view.shortName,
    answer: view.answer,
    basis: view.basis,
    claimsAlreadyDone: view.claimsDone,
    statement: view.statement,
    respondedOn: view.respondedOn,
    evidence: view.evidence && briefOf(view.evidence),
    recordedAt: view.recordedAt.toISOString(),
    recordedBy: view.recordedBy,
  };
}

/** A milestone as it stands at the clocks. */
export function presentMilestone(
  view: Awaited<ReturnType<typeof listMilestones>>[number],
): AnswerOf<typeof milestone.listMilestones>["items"][number] {
  const { id, version, reference, title, indicator, dueOn, reachedOn, evidence, supported, schedule } = view;
  return {
    id,
    version,
    recommendation: reference,
    title,
    indicator,
    dueOn,
    reachedOn,
    evidence: evidence.map(briefOf),
    supported,
    schedule,
  };
}

/** A milestone with its versions. */
export function presentMilestoneHistory(
  found: Awaited<ReturnType<typeof getMilestone>>,
): AnswerOf<typeof milestone.getMilestone> {
  return {
    id: found.id,
    version: found.version,
    recommendation: found.recommendation.reference,
    title: found.title,
    indicator: found.indicator,
    dueOn: found.dueOn,
    reachedOn: found.reachedOn,
    evidence: found.evidence.map(briefOf),
    retired: found.retired,
    revisions: found.revisions.map((revision) => ({
      version: revision.version,
      title: revision.title,
      indicator: revision.indicator,
      dueOn: revision.dueOn,
      reachedOn: revision.reachedOn,
      evidence: revision.evidence,
      retired: revision.retired,
      reason: revision.reason,
      recordedAt: revision.recordedAt.toISOString(),
      recordedBy: revision.recordedBy,
    })),
  };
}

/** A milestone as its body for changing would name it. */
export function milestoneBody(found: Awaited<ReturnType<typeof getMilestone>>) {
  const { title, indicator, dueOn, reachedOn, evidence, version } = found;
  return { version, content: { title, indicator, dueOn, reachedOn, evidence: evidence.map((item) => item.id) } };
}

/** A request for evidence. */
export function presentRequest(view: RequestView): AnswerOf<typeof request.getRequest> {
  return {
    id: view.id,
    version: view.version,
    recommendation: view.reference,
    state: view.state,
    wanted: view.wanted,
    owner: view.owner,
    dueOn: view.dueOn,
    party: view.party,
    evidence: view.evidence && briefOf(view.evidence),
    reason: view.reason,
    createdAt: view.createdAt.toISOString(),
    createdBy: view.createdBy,
    changedAt: view.changedAt.toISOString(),
  };
}

/** A request as its body for changing would name it. */
export function requestBody({ version, wanted, owner, dueOn, party }: RequestView) {
  return { version, content: { wanted, ownerId: owner?.id ?? null, dueOn, party: party?.key ?? null } };
}

/** What somebody who is judged said of a judgement. */
export function presentReply(view: ReplyView): AnswerOf<typeof reply.listReplies>["items"][number] {
  return {
    id: view.id,
    assessment: view.assessmentId,
    party: view.party,
    shortName: view.shortName,
    statement: view.statement,
    language: view.language,
    receivedOn: view.receivedOn,
    evidence: view.evidence && briefOf(view.evidence),
    recordedAt: view.recordedAt.toISOString(),
    recordedBy: view.recordedBy,
  };
}
