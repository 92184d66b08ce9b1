import { z } from "zod";
import { CONFIDENCE_REASONS, CONFIDENCES } from "./confidence";
import { daySchema } from "./dates";
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

/**
 * The current judgement for a party (null = overall) at the two clocks: of the approved rows with asOn ≤ asOf, less those
 * that another such row corrects, the greatest (asOn, decidedAt, audit sequence); null means NOT_ASSESSED.
 */
export function currentJudgement(
  rows: readonly AssessmentRows[],
  partyId: string | null,
  clocks: Clocks,
): AssessmentRows | null {
  const approved = rows
    .filter((row) => row.partyId === partyId && row.asOn <= clocks.asOf)
    .map((row) => ({ row, approval: approvalOf(row, clocks.knownAt) }))
    .filter((each): each is { row: AssessmentRows; approval: DecisionRow } => each.approval !== null);
  const corrected = new Set(approved.map(({ row }) => row.correctsId));
  let best: (typeof approved)[number] | null = null;
  for (const each of approved) {
    if (corrected.has(each.row.id)) continue;
    if (best === null || isLater(each, best)) best = each;
  }
  return best?.row ?? null;
}

function isLater(
  a: { row: AssessmentRows; approval: DecisionRow },
  b: { row: AssessmentRows; approval: DecisionRow },
): boolean {
  if (a.row.asOn !== b.row.asOn) return a.row.asOn > b.row.asOn;
  if (a.approval.decidedAt !== b.approval.decidedAt) return a.approval.decidedAt > b.approval.decidedAt;
  return a.approval.sequence > b.approval.sequence;
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
  | "CORRECTS_UNKNOWN"
  | "RECOMMENDATION_RETIRED";

/**
 * The transition rules: any to any with at least one link cited, except that NO_EVIDENCE_FOUND rests on a logged search,
 * IMPLEMENTED needs the closure gate, and IMPLEMENTED is left only as REVERSED or by a correction.
 * @param current the judgement in force for the same party, at the proposal's asOn
 * @returns every violation; none means that it may be submitted (and, asked again, approved)
 */
export function checkProposal(
  proposal: {
    implementation: (typeof IMPLEMENTATIONS)[number];
    citedLinks: number;
    searches: number;
    correctsId: string | null;
  },
  state: { current: AssessmentRows | null; gate: Gate; approved: readonly AssessmentRows[]; retired: boolean },
): RuleViolation[] {
  const violations: RuleViolation[] = [];
  if (state.retired) violations.push("RECOMMENDATION_RETIRED");
  if (proposal.implementation === "NO_EVIDENCE_FOUND") {
    if (proposal.searches === 0) violations.push("NO_SEARCH_LOGGED");
  } else if (proposal.citedLinks === 0) violations.push("NO_EVIDENCE_CITED");
  if (proposal.implementation === "IMPLEMENTED" && !state.gate.passes) violations.push("GATE_CLOSED");
  if (proposal.correctsId !== null && !state.approved.some((row) => row.id === proposal.correctsId)) {
    violations.push("CORRECTS_UNKNOWN");
  }
  if (
    state.current?.implementation === "IMPLEMENTED" &&
    proposal.implementation !== "IMPLEMENTED" &&
    proposal.implementation !== "REVERSED" &&
    proposal.correctsId !== state.current.id
  ) {
    violations.push("LEAVING_IMPLEMENTED");
  }
  return violations;
}

/** Lets a decision pass only on a proposal that still waits. @throws Conflict when it was decided or withdrawn */
export function assertAwaitsDecision(row: AssessmentRows, knownAt: number): void {
  if (reviewState(row, knownAt) !== "SUBMITTED") throw new Conflict("alreadyDecided");
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
