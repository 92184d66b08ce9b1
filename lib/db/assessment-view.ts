import { currentJudgement, type ReviewState, reviewState } from "@/lib/domain/assessment";
import { type Day, toDay } from "@/lib/domain/dates";
import { approvalsNeeded } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";
import type { AssessmentRows, Clocks } from "@/lib/domain/record";
import type { Prisma } from "./generated/client";
import type { Reader } from "./transaction";

const person = { select: { id: true, name: true, isSystem: true } } as const;

const include = {
  author: person,
  party: { include: { currentRevision: true } },
  recommendation: { include: { currentRevision: { select: { title: true, retired: true } } } },
  decisions: { orderBy: { ordinal: "asc" }, include: { decider: person } },
  withdrawal: true,
  revisedBy: { select: { id: true } },
  correctedBy: { select: { id: true } },
  searches: { include: { searchLog: true } },
  citations: {
    include: {
      link: {
        include: {
          evidence: { include: { currentRevision: { select: { title: true, state: true } } } },
          recommendation: { select: { reference: true } },
          gradings: { orderBy: { version: "desc" }, take: 1 },
        },
      },
    },
  },
} satisfies Prisma.AssessmentInclude;

type Content = ReturnType<typeof contentOf>;

/** A proposal with all that a reader of it needs: who, when, why, on what evidence, and what was decided. */
export type AssessmentView = Content & { reviewState: ReviewState };

/**
 * Reads proposals, decided or not, newest first.
 * @param knownAt what was decided or withdrawn after this instant is left out
 * @param limit the greatest number of them; null for all
 */
export async function readAssessments(
  db: Reader,
  where: Prisma.AssessmentWhereInput,
  knownAt: number = Number.POSITIVE_INFINITY,
  limit: number | null = null,
): Promise<AssessmentView[]> {
  const rows = await db.assessment.findMany({
    where,
    include,
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    ...(limit === null ? {} : { take: limit }),
  });
  return rows.map((row) => {
    const content = contentOf(row, knownAt);
    return { ...content, reviewState: reviewState(rowsOf(content), knownAt) };
  });
}

/**
 * All proposals on one recommendation known at the clocks, newest first; approved ones that do not count any more say
 * REPLACED, and `current` marks those that do (one overall, and one for each state that was judged apart).
 */
export async function readHistory(
  db: Reader,
  recommendationId: string,
  clocks: Clocks,
): Promise<(AssessmentView & { current: boolean })[]> {
  const views = (await readAssessments(db, { recommendationId }, clocks.knownAt)).filter(
    (view) => view.submittedAt.getTime() <= clocks.knownAt,
  );
  const rows = views.map(rowsOf);
  const parties = new Set(rows.map((row) => row.partyId));
  const current = new Set([...parties].map((partyId) => currentJudgement(rows, partyId, clocks)?.id));
  return views.map((view) => {
    const counts = current.has(view.id);
    const replaced = view.reviewState === "APPROVED" && !counts;
    return { ...view, current: counts, reviewState: replaced ? ("REPLACED" as const) : view.reviewState };
  });
}

/**
 * Ids of the proposals that wait for a decision, oldest first: neither withdrawn nor sent back nor rejected, and with fewer
 * approvals than they need.
 */
export async function listOpenProposals(db: Reader, limit: number): Promise<{ ids: string[]; total: number }> {
  // The oldest of all are among those of the recommendations whose oldest has waited longest.
  const rows = await db.$queryRaw<{ id: string; total: number }[]>`
    WITH longest AS MATERIALIZED (SELECT recommendation_id FROM standing WHERE open_proposals > 0
      ORDER BY open_since FETCH FIRST (${limit}::int) ROWS WITH TIES)
    SELECT a.id, (SELECT sum(open_proposals)::int FROM standing WHERE open_proposals > 0) AS total
    FROM longest s JOIN assessment a ON a.recommendation_id = s.recommendation_id
    WHERE NOT EXISTS (SELECT FROM assessment_withdrawal w WHERE w.assessment_id = a.id)
      AND NOT EXISTS (SELECT FROM decision d WHERE d.assessment_id = a.id
        AND (d.verdict <> 'APPROVE' OR a.implementation <> 'SUPERSEDED' OR d.ordinal = 2))
    ORDER BY a.submitted_at, a.id LIMIT ${limit}::int`;
  return { ids: rows.map((row) => row.id), total: rows[0]?.total ?? 0 };
}

function contentOf(row: Prisma.AssessmentGetPayload<{ include: typeof include }>, knownAt: number) {
  const decisions = row.decisions
    .filter((decision) => decision.decidedAt.getTime() <= knownAt)
    .map(({ ordinal, verdict, note, decider, decidedAt, auditSequence }) => ({
      ordinal,
      verdict,
      note,
      decider,
      decidedAt,
      sequence: Number(auditSequence),
    }));
  const withdrawal = row.withdrawal && row.withdrawal.recordedAt.getTime() <= knownAt ? row.withdrawal : null;
  return {
    id: row.id,
    recommendation: {
      id: row.recommendation.id,
      reference: row.recommendation.reference,
      title: (row.recommendation.currentRevision?.title ?? {}) as Localized,
      retired: row.recommendation.currentRevision?.retired ?? false,
    },
    party: row.party && {
      id: row.party.id,
      key: row.party.key,
      shortName: (row.party.currentRevision?.shortName ?? {}) as Localized,
    },
    implementation: row.implementation,
    outcome: row.outcome,
    confidence: row.confidence,
    reasons: row.reasons,
    rationale: row.rationale as Localized,
    asOn: toDay(row.asOn) as Day,
    author: row.author,
    submittedAt: row.submittedAt,
    revisesId: row.revisesId,
    correctsId: row.correctsId,
    revisedByIds: row.revisedBy.map((each) => each.id),
    correctedByIds: row.correctedBy.map((each) => each.id),
    withdrawal: withdrawal && { reason: withdrawal.reason, at: withdrawal.recordedAt },
    decisions,
    approvals: decisions.filter((decision) => decision.verdict === "APPROVE").length,
    approvalsNeeded: approvalsNeeded(row.implementation),
    citations: row.citations
      .map(({ link }) => ({
        linkId: link.id,
        evidenceId: link.evidenceId,
        number: link.evidence.number,
        title: (link.evidence.currentRevision?.title ?? {}) as Localized,
        withdrawn: link.evidence.currentRevision?.state === "WITHDRAWN",
        reference: link.recommendation.reference,
        stance: link.gradings[0]?.stance ?? "CONTEXT",
        credibility: link.gradings[0]?.credibility ?? null,
        removed: link.gradings[0]?.removed ?? false,
      }))
      .sort((a, b) => a.number - b.number || (a.reference < b.reference ? -1 : 1)),
    searches: row.searches.map(({ searchLog }) => ({
      id: searchLog.id,
      where: searchLog.where,
      query: searchLog.query,
      language: searchLog.language,
      searchedOn: toDay(searchLog.searchedOn) as Day,
    })),
  };
}

/** The part of a view that the rules judge by. */
function rowsOf(view: Content): AssessmentRows {
  return {
    id: view.id,
    recommendationId: view.recommendation.id,
    partyId: view.party?.id ?? null,
    implementation: view.implementation,
    outcome: view.outcome,
    confidence: view.confidence,
    reasons: view.reasons,
    asOn: view.asOn,
    authorId: view.author.id,
    submittedAt: view.submittedAt.getTime(),
    revisesId: view.revisesId,
    correctsId: view.correctsId,
    withdrawnAt: view.withdrawal?.at.getTime() ?? null,
    linkIds: view.citations.map((citation) => citation.linkId),
    searchIds: view.searches.map((search) => search.id),
    decisions: view.decisions.map(({ verdict, decider, decidedAt, sequence }) => ({
      verdict,
      deciderId: decider.id,
      decidedAt: decidedAt.getTime(),
      sequence,
    })),
  };
}
