import { describe, expect, it } from "vitest";
import {
  approvalOf,
  assertAwaitsDecision,
  checkProposal,
  currentJudgement,
  decideSchema,
  openProposals,
  reviewState,
} from "./assessment";
import { Conflict } from "./errors";
import { assessment } from "./facts.fixtures";
import { IMPLEMENTATIONS } from "./implementation";
import type { DecisionRow } from "./record";

const NOW = 1_000;
const at = (asOf: string, knownAt = NOW) => ({ asOf, knownAt });
const decision = (verdict: DecisionRow["verdict"], decidedAt: number, deciderId = "reviewer"): DecisionRow => ({
  verdict,
  deciderId,
  decidedAt,
  sequence: decidedAt,
});

describe("the review state", () => {
  it.each([
    ["waits without a decision", [], null, "SUBMITTED"],
    ["is approved by an approval", [decision("APPROVE", 5)], null, "APPROVED"],
    ["is sent back by a request", [decision("REQUEST_CHANGES", 5)], null, "CHANGES_REQUESTED"],
    ["is rejected by a rejection", [decision("REJECT", 5)], null, "REJECTED"],
    ["is withdrawn by its author", [], 5, "WITHDRAWN"],
    ["does not know yet what is decided later", [decision("APPROVE", NOW + 1)], null, "SUBMITTED"],
  ] as const)("%s", (_, decisions, withdrawnAt, state) => {
    expect(reviewState(assessment("a", { decisions: [...decisions], withdrawnAt }), NOW)).toBe(state);
  });

  it("needs two approvals for SUPERSEDED", () => {
    const one = assessment("a", { implementation: "SUPERSEDED", decisions: [decision("APPROVE", 5)] });
    expect(reviewState(one, NOW)).toBe("SUBMITTED");
    const two = { ...one, decisions: [...one.decisions, decision("APPROVE", 6, "second")] };
    expect(reviewState(two, NOW)).toBe("APPROVED");
    expect(approvalOf(two, NOW)?.deciderId).toBe("second");
  });

  it("closes a decided proposal to further decisions", () => {
    expect(() => assertAwaitsDecision(assessment("a", { approvedAt: 5 }), NOW)).toThrow(Conflict);
  });
});

describe("the current judgement", () => {
  it("is none before anything is approved", () => {
    expect(currentJudgement([assessment("a")], null, at("2026-01-01"))).toBeNull();
  });

  it("is the one with the greatest asOn, then decidedAt, then sequence", () => {
    const early = assessment("early", { asOn: "2024-01-01", approvedAt: 9 });
    const late = assessment("late", { asOn: "2025-01-01", approvedAt: 5 });
    expect(currentJudgement([early, late], null, at("2026-01-01"))?.id).toBe("late");
    const again = assessment("again", { asOn: "2025-01-01", approvedAt: 6 });
    expect(currentJudgement([again, late], null, at("2026-01-01"))?.id).toBe("again");
    const tie = assessment("tie", { asOn: "2025-01-01", decisions: [{ ...decision("APPROVE", 6), sequence: 99 }] });
    expect(currentJudgement([tie, again], null, at("2026-01-01"))?.id).toBe("tie");
  });

  it("keeps to what was true by asOf and decided by knownAt", () => {
    const row = assessment("a", { asOn: "2025-06-01", approvedAt: 500 });
    expect(currentJudgement([row], null, at("2025-05-31"))).toBeNull();
    expect(currentJudgement([row], null, at("2025-06-01", 499))).toBeNull();
    expect(currentJudgement([row], null, at("2025-06-01", 500))?.id).toBe("a");
  });

  it("leaves out what an approved row corrects, but not what a waiting one would", () => {
    const wrong = assessment("wrong", { asOn: "2025-06-01", approvedAt: 5 });
    const correction = assessment("correction", { asOn: "2025-01-01", correctsId: "wrong" });
    expect(currentJudgement([wrong, correction], null, at("2026-01-01"))?.id).toBe("wrong");
    const approved = { ...correction, decisions: [decision("APPROVE", 7)] };
    expect(currentJudgement([wrong, approved], null, at("2026-01-01"))?.id).toBe("correction");
    expect(currentJudgement([wrong, approved], null, at("2026-01-01", 6))?.id).toBe("wrong");
  });

  it("is kept apart for each state", () => {
    const state = assessment("state", { partyId: "kz", approvedAt: 5 });
    expect(currentJudgement([state], null, at("2026-01-01"))).toBeNull();
    expect(currentJudgement([state], "kz", at("2026-01-01"))?.id).toBe("state");
  });
});

describe("open proposals", () => {
  it("are those that wait, newest first", () => {
    const rows = [
      assessment("old", { submittedAt: 1 }),
      assessment("new", { submittedAt: 2 }),
      assessment("done", { approvedAt: 3 }),
    ];
    expect(openProposals(rows, null, at("2026-01-01")).map((row) => row.id)).toEqual(["new", "old"]);
  });
});

describe("the transition rules", () => {
  const open = { passes: true, legs: [] };
  const closed = { passes: false, legs: [] };
  const cited = { citedLinks: 1, searches: 0, correctsId: null };
  const from = (implementation: (typeof IMPLEMENTATIONS)[number] | null) =>
    implementation && assessment("current", { implementation, approvedAt: 1 });

  const states = [null, ...IMPLEMENTATIONS];
  const table = states.flatMap((before) => IMPLEMENTATIONS.map((after) => [before, after] as const));

  it.each(table)("from %s to %s", (before, after) => {
    const current = from(before);
    const violations = checkProposal(
      { implementation: after, ...cited, searches: 1 },
      { current, gate: open, approved: current ? [current] : [], retired: false },
    );
    const forbidden = before === "IMPLEMENTED" && after !== "IMPLEMENTED" && after !== "REVERSED";
    expect(violations).toEqual(forbidden ? ["LEAVING_IMPLEMENTED"] : []);
  });

  it("let IMPLEMENTED be left by a correction of that very judgement", () => {
    const current = from("IMPLEMENTED");
    const state = { current, gate: open, approved: current ? [current] : [], retired: false };
    expect(checkProposal({ implementation: "UNDERWAY", ...cited, correctsId: "current" }, state)).toEqual([]);
    expect(checkProposal({ implementation: "UNDERWAY", ...cited, correctsId: "other" }, state)).toEqual([
      "CORRECTS_UNKNOWN",
      "LEAVING_IMPLEMENTED",
    ]);
  });

  it.each(IMPLEMENTATIONS)("%s rests on evidence, or on a search where nothing was found", (implementation) => {
    const state = { current: null, gate: open, approved: [], retired: false };
    const bare = checkProposal({ implementation, citedLinks: 0, searches: 0, correctsId: null }, state);
    expect(bare).toEqual([implementation === "NO_EVIDENCE_FOUND" ? "NO_SEARCH_LOGGED" : "NO_EVIDENCE_CITED"]);
  });

  it("let IMPLEMENTED pass only through the gate, and nothing onto what is retired", () => {
    const state = { current: null, gate: closed, approved: [], retired: true };
    expect(checkProposal({ implementation: "IMPLEMENTED", ...cited }, state)).toEqual([
      "RECOMMENDATION_RETIRED",
      "GATE_CLOSED",
    ]);
  });
});

describe("deciding", () => {
  it("asks for a note unless it approves", () => {
    expect(decideSchema.safeParse({ decision: "APPROVE" }).success).toBe(true);
    expect(decideSchema.safeParse({ decision: "REJECT" }).success).toBe(false);
    expect(decideSchema.safeParse({ decision: "REQUEST_CHANGES", note: "  " }).success).toBe(false);
  });
});
