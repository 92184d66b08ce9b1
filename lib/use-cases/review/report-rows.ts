import { readAssessments } from "@/lib/db/assessment-view";
import { readNames } from "@/lib/db/people";
import { readReplies } from "@/lib/db/reply-view";
import type { Tx } from "@/lib/db/transaction";
import type { Day } from "@/lib/domain/dates";
import { evidenceReference } from "@/lib/domain/evidence";
import type { RawRecord } from "@/lib/domain/record";
import type { ReportedEvidence, ReportedJudgement, ReportRows } from "@/lib/domain/review-report";
import { type Standing, standingsOf } from "@/lib/domain/standing";
import type { StatedItem } from "./item-states";
import type { ReviewRow } from "./read-review";
import { type ReportedLink, readReportedLinks } from "./report-evidence";

/** Where the audit chain ends, with the instant of its last entry. */
export interface HeadEntry {
  sequence: number;
  hash: string;
  at: Date;
}

/**
 * Reads all that a closing report is made of, as known at the head's entry. Call it with the chain's head locked.
 * @param before the instant of the last entry before the review was opened
 * @param raw the record of the review's items
 */
export async function readReportRows(
  tx: Tx,
  {
    review,
    items,
    raw,
    head,
    before,
    asOf,
  }: { review: ReviewRow; items: readonly StatedItem[]; raw: RawRecord; head: HeadEntry; before: number; asOf: Day },
): Promise<ReportRows> {
  const knownAt = head.at.getTime();
  const after = standingsOf(raw, { asOf, knownAt });
  const earlier = standingsOf(raw, { asOf, knownAt: before });
  const ids = items.map((item) => item.recommendationId);
  const familyOf = new Map(
    ids.map((id) => [
      id,
      raw.recommendations.filter((each) => each.id === id || each.parentId === id).map((each) => each.id),
    ]),
  );
  const members = raw.recommendations.filter((each) => ids.includes(each.id) || ids.includes(each.parentId ?? ""));
  const [views, links, names] = await Promise.all([
    readAssessments(tx, { recommendationId: { in: ids } }, knownAt),
    readReportedLinks(
      tx,
      members.map((member) => member.id),
      { asOf, knownAt },
    ),
    readNames(tx, [
      review.openedById,
      ...review.reviewers,
      ...items.flatMap((item) => item.outcomes.map((outcome) => outcome.byId)),
    ]),
  ]);
  const replies = await readReplies(
    tx,
    views.map((view) => view.id),
    head.at,
  );
  const person = (id: string) => ({ id, name: names.get(id) ?? "" });
  return {
    review: {
      number: review.number,
      title: review.title,
      question: review.question,
      period: { from: review.periodFrom, to: review.periodTo },
      scope: review.scope,
      reviewers: review.reviewers.map(person),
      dueOn: review.dueOn,
      openedAt: review.openedAt.toISOString(),
      openedBy: person(review.openedById),
      openedAfter: review.openedAfter,
    },
    head: { sequence: head.sequence, hash: head.hash, at: head.at.toISOString() },
    asOf,
    items: items.map((item) => {
      const own = views.filter((view) => view.recommendation.id === item.recommendationId);
      const standing = after.get(item.recommendationId);
      const family = familyOf.get(item.recommendationId) ?? [];
      return {
        position: item.position,
        reference: item.reference,
        title: item.title,
        state: item.state,
        before: judgementOf(earlier.get(item.recommendationId)),
        after: judgementOf(standing),
        decisions: own.flatMap((view) =>
          view.decisions
            .filter(({ sequence }) => sequence > review.openedAfter && sequence <= head.sequence)
            .map((decision) => ({
              assessment: view.id,
              implementation: view.implementation,
              confidence: view.confidence,
              reasons: view.reasons,
              rationale: view.rationale,
              asOn: view.asOn,
              party: view.party?.key ?? null,
              author: { id: view.author.id, name: view.author.name },
              cites: [...new Set(view.citations.map((citation) => evidenceReference(citation.number)))],
              verdict: decision.verdict,
              note: decision.note,
              decider: { id: decision.decider.id, name: decision.decider.name },
              at: decision.decidedAt.toISOString(),
              auditSequence: decision.sequence,
              reviewState: view.reviewState,
            })),
        ),
        outcomes: item.outcomes.map((outcome) => ({
          kind: outcome.kind,
          reason: outcome.reason,
          by: person(outcome.byId),
          at: outcome.at.toISOString(),
          assessment: outcome.assessmentId,
        })),
        evidence: links.filter((link) => family.includes(link.recommendationId)).map((link) => placeOn(link, standing)),
        replies: replies
          .filter((reply) => own.some((view) => view.id === reply.assessmentId))
          .map((reply) => ({
            assessment: reply.assessmentId,
            party: reply.party,
            partyName: reply.shortName,
            statement: reply.statement,
            language: reply.language,
            receivedOn: reply.receivedOn,
            evidence: reply.evidence && evidenceReference(reply.evidence.number),
          })),
      };
    }),
  };
}

function judgementOf(standing: Standing | undefined): ReportedJudgement {
  return {
    implementation: standing?.implementation ?? "NOT_ASSESSED",
    confidence: standing?.confidence ?? null,
    asOn: standing?.judgement?.asOn ?? null,
    triangulation: standing?.triangulation ?? "UNSUPPORTED",
    contradicted: standing?.contradicted ?? false,
    assessment: standing?.judgement?.id ?? null,
  };
}

/** Affiliation differs by recommendation: whoever is or speaks for its addressee is official there. */
function placeOn(
  { recommendationId: _on, evidenceId, ...link }: ReportedLink,
  standing: Standing | undefined,
): ReportedEvidence {
  const fact = standing?.facts.find((each) => each.evidenceId === evidenceId);
  return { ...link, affiliation: fact?.affiliation ?? "NEITHER" };
}
