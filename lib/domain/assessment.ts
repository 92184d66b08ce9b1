import { z } from "zod";
import { CONFIDENCE_REASONS, CONFIDENCES } from "./confidence";
import { type Day, daySchema } from "./dates";
import { Conflict } from "./errors";
import type { Gate } from "./gate";
import { approvalsNeeded, IMPLEMENTATIONS, OUTCOMES, VERDICTS } from "./implementation";
import type { AssessmentRows, Clocks, DecisionRow } from "./record";

/** Where a proposal is in its review: computed from its decisions, never stored. */
export type ReviewState = "SUBMITTED" | "APPROVED" | "CHANGES_REQUESTED" | "REJECTED" | "REPLACED" | "WITHDRAWN";

/** The review state of a proposal at an instant. */
export function reviewState(row: AssessmentRows, knownAt: number): ReviewState {
  const decisions = row.decisions.filter((decision) => decision.decidedAt <= knownAt);
  if (decisions.some((decision) => decision.verdict === "REJECT")) return "REJECTED";
  if (decisions.some((decision) => decision.verdict === "REQUEST_CHANGES")) return "CHANGES_REQUESTED";
  if (decisions.length >= approvalsNeeded(row.implementation)) return "APPROVED";
  if (row.withdrawnAt !== null && row.withdrawnAt <= knownAt) return "WITHDRAWN";
  return "SUBMITTED";
}

/** The approval that made a proposal count (the second one where two are needed), or null. */
export function approvalOf(row: AssessmentRows, knownAt: number): DecisionRow | null {
  if (reviewState(row, knownAt) !== "APPROVED") return null;
  const approvals = row.decisions.filter((decision) => decision.decidedAt <= knownAt);
  return approvals.reduce((last, decision) => (decision.sequence > last.sequence ? decision : last));
}

/** An approved judgement with the approval that made it count. */
interface Approved {
  row: AssessmentRows;
  approval: Pick<DecisionRow, "decidedAt" | "sequence">;
}

/**
 * The current judgement for a party (null = overall) at the two clocks: of the approved rows with asOn ≤ asOf, less those
 * that another such row corrects, the greatest (asOn, decidedAt, audit sequence); null means NOT_ASSESSED.
 */
export function currentJudgement(
  rows: readonly AssessmentRows[],
  partyId: string | null,
  clocks: Clocks,
): AssessmentRows | null {
  return latestOf(approvedOf(rows, partyId, clocks.knownAt), clocks.asOf);
}

function approvedOf(rows: readonly AssessmentRows[], partyId: string | null, knownAt: number): Approved[] {
  return rows
    .filter((row) => row.partyId === partyId)
    .map((row) => ({ row, approval: approvalOf(row, knownAt) }))
    .filter((each): each is { row: AssessmentRows; approval: DecisionRow } => each.approval !== null);
}

/**
 * The judgements as they follow each other: day by day those that begin on it, in the order of their approvals, less those
 * that were corrected by then; and what comes into force again on a day whose own were all corrected.
 */
function stepsOf(approved: readonly Approved[]): AssessmentRows[] {
  const steps: AssessmentRows[] = [];
  for (const asOf of [...new Set(approved.map(({ row }) => row.asOn))].sort()) {
    const standing = standingOn(approved, asOf);
    const begun = standing.filter(({ row }) => row.asOn === asOf).sort((a, b) => (isLater(a, b) ? 1 : -1));
    const latest = latestOf(approved, asOf);
    const added = begun.length > 0 ? begun.map(({ row }) => row) : latest ? [latest] : [];
    for (const row of added) if (row !== steps.at(-1)) steps.push(row);
  }
  return steps;
}

function latestOf(approved: readonly Approved[], asOf: Day): AssessmentRows | null {
  let best: Approved | null = null;
  for (const each of standingOn(approved, asOf)) if (best === null || isLater(each, best)) best = each;
  return best?.row ?? null;
}

/** Those that have begun by a day, less those that another such one corrects. */
function standingOn(approved: readonly Approved[], asOf: Day): Approved[] {
  const begun = approved.filter(({ row }) => row.asOn <= asOf);
  const corrected = new Set(begun.map(({ row }) => row.correctsId));
  return begun.filter(({ row }) => !corrected.has(row.id));
}

function isLater(a: Approved, b: Approved): boolean {
  if (a.row.asOn !== b.row.asOn) return a.row.asOn > b.row.asOn;
  if (a.approval.decidedAt !== b.approval.decidedAt) return a.approval.decidedAt > b.approval.decidedAt;
  return a.approval.sequence > b.approval.sequence;
}

/**
 * Where the steps leave IMPLEMENTED otherwise than the rules allow, which is as REVERSED or by a correction of the very
 * judgement, or of another such one that would else stand between. A correction of a correction corrects what that one did.
 * @param all the approved judgements, the corrected ones too
 * @returns the judgements that leave it so
 */
function wrongSteps(steps: readonly AssessmentRows[], all: readonly Approved[]): AssessmentRows[] {
  const byId = new Map<string | null | undefined, Approved>(all.map((each) => [each.row.id, each]));
  return steps.filter((step, index) => {
    const left = byId.get(steps[index - 1]?.id);
    if (left?.row.implementation !== "IMPLEMENTED") return false;
    if (step.implementation === "IMPLEMENTED" || step.implementation === "REVERSED") return false;
    // From correction to what it corrects, as long as nothing else has taken that out already.
    let by = step;
    let corrected = byId.get(by.correctsId);
    while (corrected) {
      const { id, implementation, asOn } = corrected.row;
      const other = all.some(({ row }) => row.correctsId === id && row.id !== by.id && row.asOn <= step.asOn);
      if (other || asOn > step.asOn) return true;
      if (implementation === "IMPLEMENTED" && !isLater(left, corrected)) return false;
      by = corrected.row;
      corrected = byId.get(by.correctsId);
    }
    return true;
  });
}

/** Proposals that wait for a decision at the two clocks, newest first. */
export function openProposals(
  rows: readonly AssessmentRows[],
  partyId: string | null,
  clocks: Clocks,
): AssessmentRows[] {
  return rows
    .filter(
      (row) =>
        row.partyId === partyId &&
        row.asOn <= clocks.asOf &&
        row.submittedAt <= clocks.knownAt &&
        reviewState(row, clocks.knownAt) === "SUBMITTED",
    )
    .sort((a, b) => b.submittedAt - a.submittedAt || (a.id < b.id ? 1 : -1));
}

/** A rule that a proposal breaks; a key below `rules` in the message files. */
export type RuleViolation =
  | "NO_EVIDENCE_CITED"
  | "NO_SEARCH_LOGGED"
  | "GATE_CLOSED"
  | "LEAVING_IMPLEMENTED"
  | "LEFT_LATER"
  | "CORRECTS_UNKNOWN"
  | "RECOMMENDATION_RETIRED";

/** What the rules ask of a proposal. */
export interface ProposalFacts {
  implementation: (typeof IMPLEMENTATIONS)[number];
  asOn: Day;
  /** Links that it cites and that are in force. */
  citedLinks: number;
  searches: number;
  correctsId: string | null;
}

/** What the rules ask of the recommendation: the gate at the proposal's asOn, and what was approved for the same party. */
export interface RuleState {
  gate: Gate;
  approved: readonly AssessmentRows[];
  retired: boolean;
}

/**
 * The transition rules: any to any with at least one link cited, except that NO_EVIDENCE_FOUND rests on a logged search,
 * IMPLEMENTED needs the closure gate, and IMPLEMENTED is left only as REVERSED or by a correction. Judgements may be given
 * for days gone by: so it is asked what would follow what, day by day, if this one were approved now.
 * @returns every violation; none means that it may be submitted (and, asked again, approved)
 */
export function checkProposal(proposal: ProposalFacts, state: RuleState): RuleViolation[] {
  const violations: RuleViolation[] = [];
  if (state.retired) violations.push("RECOMMENDATION_RETIRED");
  if (proposal.implementation === "NO_EVIDENCE_FOUND") {
    if (proposal.searches === 0) violations.push("NO_SEARCH_LOGGED");
  } else if (proposal.citedLinks === 0) violations.push("NO_EVIDENCE_CITED");
  if (proposal.implementation === "IMPLEMENTED" && !state.gate.passes) violations.push("GATE_CLOSED");
  if (proposal.correctsId !== null && !state.approved.some((row) => row.id === proposal.correctsId)) {
    violations.push("CORRECTS_UNKNOWN");
  }
  for (const step of newWrongSteps(proposal, state.approved)) {
    const violation = step.id === PROPOSED_ID ? "LEAVING_IMPLEMENTED" : "LEFT_LATER";
    if (!violations.includes(violation)) violations.push(violation);
  }
  return violations;
}

/** Stands for the proposal among the approved rows. */
const PROPOSED_ID = "(proposed)";

/** The wrong steps that there would be with a proposal approved, and that there are not without it. */
function newWrongSteps(proposal: ProposalFacts, approved: readonly AssessmentRows[]): AssessmentRows[] {
  const always = Number.POSITIVE_INFINITY;
  const before: Approved[] = approved.map((row) => ({
    row,
    approval: approvalOf(row, always) ?? { decidedAt: 0, sequence: 0 },
  }));
  const candidate: AssessmentRows = {
    ...EMPTY_ROW,
    id: PROPOSED_ID,
    implementation: proposal.implementation,
    asOn: proposal.asOn,
    correctsId: proposal.correctsId,
  };
  const after = [...before, { row: candidate, approval: { decidedAt: always, sequence: always } }];
  const known = new Set(wrongSteps(stepsOf(before), before));
  return wrongSteps(stepsOf(after), after).filter((step) => !known.has(step));
}

const EMPTY_ROW: Omit<AssessmentRows, "id" | "implementation" | "asOn" | "correctsId"> = {
  recommendationId: "",
  partyId: null,
  outcome: null,
  confidence: "VERY_LOW",
  reasons: [],
  authorId: "",
  submittedAt: 0,
  revisesId: null,
  withdrawnAt: null,
  linkIds: [],
  searchIds: [],
  decisions: [],
};

/** Lets pass what still waits for a decision. @throws Conflict when it was decided or withdrawn */
export function assertAwaitsDecision(row: AssessmentRows, knownAt: number = Number.POSITIVE_INFINITY): void {
  if (reviewState(row, knownAt) !== "SUBMITTED") throw new Conflict("alreadyDecided");
}

/**
 * Lets a person decide on a proposal that waits; of two approvals the second is somebody else's.
 * @throws Conflict when it was decided or withdrawn, or this person has approved it already
 */
export function assertDecidableBy(row: AssessmentRows, deciderId: string): void {
  assertAwaitsDecision(row);
  if (row.decisions.some((decision) => decision.deciderId === deciderId)) throw new Conflict("alreadyApprovedByYou");
}

/** What proposing takes. Evidence and search ids; evidence stands for its links on the recommendation or its components. */
export const proposeAssessmentSchema = z.strictObject({
  implementation: z.enum(IMPLEMENTATIONS),
  asOn: daySchema,
  rationale: z.string().trim().min(1).max(5000),
  confidence: z.enum(CONFIDENCES),
  reasons: z.array(z.enum(CONFIDENCE_REASONS)).max(5).default([]),
  outcome: z.enum(OUTCOMES).optional(),
  evidence: z.array(z.uuid("unknownId")).max(200).default([]),
  searches: z.array(z.uuid("unknownId")).max(200).default([]),
  party: z.string().trim().min(1).max(80).optional(),
  revisesId: z.uuid("unknownId").optional(),
  correctsId: z.uuid("unknownId").optional(),
});

/** What deciding takes; sending back and rejecting need a note. */
export const decideSchema = z
  .strictObject({ decision: z.enum(VERDICTS), note: z.string().trim().max(5000).default("") })
  .refine((input) => input.decision === "APPROVE" || input.note.length > 0, { path: ["note"], message: "noteNeeded" });

/** What taking back one's own proposal takes. */
export const withdrawSchema = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
