import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { Confidence } from "@/lib/domain/confidence";
import { type Day, toDay } from "@/lib/domain/dates";
import type { Implementation, Verdict } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";

/** What a reviewer said of a proposal, with what was proposed. */
export interface DecisionItem {
  id: string;
  /** Its entry in the audit chain. */
  sequence: number;
  verdict: Verdict;
  note: string | null;
  decidedAt: Date;
  decider: { id: string; name: string };
  assessmentId: string;
  recommendation: { reference: string; title: Localized };
  /** The state that it is about; none: the whole. */
  party: { key: string; shortName: Localized } | null;
  implementation: Implementation;
  confidence: Confidence;
  asOn: Day;
  rationale: Localized;
  author: { id: string; name: string };
  submittedAt: Date;
}

const person = { select: { id: true, name: true } } as const;
const MOST = 200;

/**
 * Decisions on proposals, newest first, in pages: of judgements about a day up to `asOf`, decided by `knownAt`.
 * @param before only those whose entry in the audit chain stands before this one
 * @throws Unauthenticated
 */
export async function listDecisions(
  actor: Actor,
  { asOf, knownAt, before, limit = MOST }: { asOf?: Day; knownAt?: number; before?: number; limit?: number } = {},
): Promise<DecisionItem[]> {
  assertMaySee(actor);
  const rows = await database().decision.findMany({
    where: {
      ...(knownAt === undefined ? {} : { decidedAt: { lte: new Date(knownAt) } }),
      ...(before === undefined ? {} : { auditSequence: { lt: BigInt(before) } }),
      ...(asOf === undefined ? {} : { assessment: { asOn: { lte: new Date(asOf) } } }),
    },
    orderBy: { auditSequence: "desc" },
    take: Math.min(limit, MOST),
    include: {
      decider: person,
      assessment: {
        include: {
          author: person,
          party: { include: { currentRevision: { select: { shortName: true } } } },
          recommendation: { include: { currentRevision: { select: { title: true } } } },
        },
      },
    },
  });
  return rows.map(({ assessment, ...row }) => ({
    id: row.id,
    sequence: Number(row.auditSequence),
    verdict: row.verdict,
    note: row.note,
    decidedAt: row.decidedAt,
    decider: row.decider,
    assessmentId: assessment.id,
    recommendation: {
      reference: assessment.recommendation.reference,
      title: (assessment.recommendation.currentRevision?.title ?? {}) as Localized,
    },
    party: assessment.party && {
      key: assessment.party.key,
      shortName: (assessment.party.currentRevision?.shortName ?? {}) as Localized,
    },
    implementation: assessment.implementation,
    confidence: assessment.confidence,
    asOn: toDay(assessment.asOn) as Day,
    rationale: assessment.rationale as Localized,
    author: assessment.author,
    submittedAt: assessment.submittedAt,
  }));
}

/** All of them, page by page; see listDecisions. @throws Unauthenticated */
export async function* eachDecision(
  actor: Actor,
  clocks: { asOf?: Day; knownAt?: number },
): AsyncGenerator<DecisionItem[]> {
  let before: number | undefined;
  for (;;) {
    const page: DecisionItem[] = await listDecisions(actor, { ...clocks, ...(before === undefined ? {} : { before }) });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (page.length < MOST || !last) return;
    before = last.sequence;
  }
}
