import { type ReviewState, reviewState } from "./assessment";
import type { LinkFact } from "./evidence-facts";
import type { ShownImplementation } from "./implementation";
import { type MilestoneFact, type Schedule, scheduleOf } from "./milestone";
import type { AssessmentRows, Clocks, RawRecord } from "./record";
import type { Answer } from "./response";
import { type Standing, standingsOf } from "./standing";
import type { Triangulation } from "./triangulation";
import type { Disagreement } from "./voices";

/** What was so at the first pair of clocks, and what is so at the second. */
export interface FromTo<Value> {
  from: Value;
  to: Value;
}

/** A proposal whose place in its review moved; `from` is null where it was not yet put. */
export interface ProposalChange {
  assessmentId: string;
  /** The member state that it judges; null: the whole. */
  partyId: string | null;
  from: ReviewState | null;
  to: ReviewState | null;
}

/** What differs between two pairs of clocks in one recommendation, its components counted in. */
export interface RecommendationChange {
  recommendationId: string;
  /** APPEARED: not known before. RETIRED, RESTORED: out of force, in force again. */
  existence: "APPEARED" | "VANISHED" | "RETIRED" | "RESTORED" | null;
  status: FromTo<ShownImplementation> | null;
  /** The judgement that counts in the end, where another one counted before. */
  judgementId: string | null;
  components: { recommendationId: string; status: FromTo<ShownImplementation>; judgementId: string | null }[];
  proposals: ProposalChange[];
  triangulation: FromTo<Triangulation> | null;
  evidence: {
    added: LinkFact[];
    /** Withdrawn, unlinked, or no longer true by then. */
    removed: LinkFact[];
    /** Another stance or credibility. */
    regraded: { before: LinkFact; after: LinkFact }[];
  };
  /** Contradictions that have come to be answered, and that have come to stand unanswered though they were there. */
  answered: LinkFact[];
  reopened: LinkFact[];
  alarm: "RAISED" | "CLEARED" | null;
  responses: { partyId: string; from: Answer | null; to: Answer | null; claimsDone: boolean }[];
  milestones: { milestoneId: string; from: Schedule | null; to: Schedule | null }[];
  disagreements: { arisen: Disagreement[]; settled: Disagreement[] };
  /** How many more searches were logged. */
  searches: number;
}

/**
 * What changed between two pairs of clocks, for each top-level recommendation in which anything did; confidence that only
 * aged is no change.
 */
export function changesBetween(raw: RawRecord, from: Clocks, to: Clocks): RecommendationChange[] {
  const before = standingsOf(raw, from);
  const after = standingsOf(raw, to);
  const rowsOf = new Map<string, AssessmentRows[]>();
  for (const row of raw.assessments) {
    rowsOf.set(row.recommendationId, [...(rowsOf.get(row.recommendationId) ?? []), row]);
  }
  return raw.recommendations
    .filter((rows) => rows.parentId === null)
    .map((rows) => {
      const parts = raw.recommendations.filter((each) => each.parentId === rows.id).map((each) => each.id);
      const proposals = [rows.id, ...parts].flatMap((id) => proposalChanges(rowsOf.get(id) ?? [], from, to));
      return {
        ...compare(before.get(rows.id), after.get(rows.id), from, to),
        recommendationId: rows.id,
        components: parts.flatMap((id) => componentChange(id, before.get(id), after.get(id))),
        proposals,
      };
    })
    .filter(isChange);
}

/** Whether anything at all differs. */
function isChange(change: RecommendationChange): boolean {
  const { recommendationId: _id, evidence, disagreements, searches, ...rest } = change;
  return (
    searches !== 0 ||
    [...Object.values(evidence), ...Object.values(disagreements)].some((each) => each.length > 0) ||
    Object.values(rest).some((each) => (Array.isArray(each) ? each.length > 0 : each !== null))
  );
}

function compare(
  before: Standing | undefined,
  after: Standing | undefined,
  from: Clocks,
  to: Clocks,
): Omit<RecommendationChange, "recommendationId" | "components" | "proposals"> {
  const known = new Map((before?.facts ?? []).map((fact) => [fact.evidenceId, fact]));
  const left = new Map((after?.facts ?? []).map((fact) => [fact.evidenceId, fact]));
  const both = [...left.values()].flatMap((fact) => {
    const other = known.get(fact.evidenceId);
    return other ? [{ before: other, after: fact }] : [];
  });
  const against = both.filter((each) => each.before.stance === "CONTRADICTS" && each.after.stance === "CONTRADICTS");
  return {
    existence: existence(before, after),
    status: differing(before?.implementation ?? "NOT_ASSESSED", after?.implementation ?? "NOT_ASSESSED"),
    judgementId: newJudgement(before, after),
    triangulation: differing(before?.triangulation ?? "UNSUPPORTED", after?.triangulation ?? "UNSUPPORTED"),
    evidence: {
      added: [...left.values()].filter((fact) => !known.has(fact.evidenceId)),
      removed: [...known.values()].filter((fact) => !left.has(fact.evidenceId)),
      regraded: both.filter(
        (each) => each.before.stance !== each.after.stance || each.before.credibility !== each.after.credibility,
      ),
    },
    answered: against.filter((each) => !each.before.answered && each.after.answered).map((each) => each.after),
    reopened: against.filter((each) => each.before.answered && !each.after.answered).map((each) => each.after),
    alarm: Boolean(before?.alarm) === Boolean(after?.alarm) ? null : after?.alarm ? "RAISED" : "CLEARED",
    responses: responseChanges(before, after),
    milestones: milestoneChanges(before?.milestones ?? [], after?.milestones ?? [], from, to),
    disagreements: {
      arisen: (after?.disagreements ?? []).filter((each) => !before?.disagreements.includes(each)),
      settled: (before?.disagreements ?? []).filter((each) => !after?.disagreements.includes(each)),
    },
    searches: (after?.searches ?? 0) - (before?.searches ?? 0),
  };
}

function existence(before: Standing | undefined, after: Standing | undefined): RecommendationChange["existence"] {
  if (!before || !after) return after ? "APPEARED" : before ? "VANISHED" : null;
  if (before.retired === after.retired) return null;
  return after.retired ? "RETIRED" : "RESTORED";
}

function differing<Value>(from: Value, to: Value): FromTo<Value> | null {
  return from === to ? null : { from, to };
}

function newJudgement(before: Standing | undefined, after: Standing | undefined): string | null {
  const id = after?.judgement?.id ?? null;
  return id === (before?.judgement?.id ?? null) ? null : id;
}

function componentChange(id: string, before: Standing | undefined, after: Standing | undefined) {
  const [from, to] = [before?.implementation ?? "NOT_ASSESSED", after?.implementation ?? "NOT_ASSESSED"];
  const judgementId = newJudgement(before, after);
  return from === to && judgementId === null ? [] : [{ recommendationId: id, status: { from, to }, judgementId }];
}

/** Proposals whose review moved between the two instants, oldest first. When they are dated for does not matter to that. */
function proposalChanges(rows: readonly AssessmentRows[], from: Clocks, to: Clocks): ProposalChange[] {
  const stateAt = (row: AssessmentRows, { knownAt }: Clocks) =>
    row.submittedAt <= knownAt ? reviewState(row, knownAt) : null;
  return [...rows]
    .sort((a, b) => a.submittedAt - b.submittedAt || (a.id < b.id ? -1 : 1))
    .map((row) => ({
      assessmentId: row.id,
      partyId: row.partyId,
      from: stateAt(row, from),
      to: stateAt(row, to),
    }))
    .filter((each) => each.from !== each.to);
}

function responseChanges(before: Standing | undefined, after: Standing | undefined): RecommendationChange["responses"] {
  const earlier = new Map((before?.responses ?? []).map((each) => [each.partyId, each]));
  const later = new Map((after?.responses ?? []).map((each) => [each.partyId, each]));
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((partyId) => {
    const [from, to] = [earlier.get(partyId), later.get(partyId)];
    if (from?.id === to?.id) return [];
    return [{ partyId, from: from?.answer ?? null, to: to?.answer ?? null, claimsDone: to?.claimsDone ?? false }];
  });
}

function milestoneChanges(
  before: readonly MilestoneFact[],
  after: readonly MilestoneFact[],
  from: Clocks,
  to: Clocks,
): RecommendationChange["milestones"] {
  const place = (milestone: MilestoneFact | undefined, clocks: Clocks): Schedule | null =>
    milestone === undefined ? null : scheduleOf(milestone, clocks.asOf);
  const ids = new Set([...before, ...after].map((each) => each.id));
  return [...ids]
    .map((id) => ({
      milestoneId: id,
      from: place(
        before.find((each) => each.id === id),
        from,
      ),
      to: place(
        after.find((each) => each.id === id),
        to,
      ),
    }))
    .filter((each) => each.from !== each.to);
}
