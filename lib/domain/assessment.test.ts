import { describe, expect, it } from "vitest";
import {
  approvalOf,
  assertAwaitsDecision,
  assertDecidableBy,
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
  const cited = { asOn: "2025-06-01", citedLinks: 1, searches: 0, correctsId: null };
  const from = (implementation: (typeof IMPLEMENTATIONS)[number] | null) =>
    implementation && assessment("current", { implementation, approvedAt: 1 });

  const states = [null, ...IMPLEMENTATIONS];
  const table = states.flatMap((before) => IMPLEMENTATIONS.map((after) => [before, after] as const));

  it.each(table)("from %s to %s", (before, after) => {
    const current = from(before);
    const violations = checkProposal(
      { implementation: after, ...cited, searches: 1 },
      { gate: open, approved: current ? [current] : [], retired: false },
    );
    const forbidden = before === "IMPLEMENTED" && after !== "IMPLEMENTED" && after !== "REVERSED";
    expect(violations).toEqual(forbidden ? ["LEAVING_IMPLEMENTED"] : []);
  });

  it("let IMPLEMENTED be left by a correction of that very judgement", () => {
    const current = from("IMPLEMENTED");
    const state = { gate: open, approved: current ? [current] : [], retired: false };
    expect(checkProposal({ implementation: "UNDERWAY", ...cited, correctsId: "current" }, state)).toEqual([]);
    expect(checkProposal({ implementation: "UNDERWAY", ...cited, correctsId: "other" }, state)).toEqual([
      "CORRECTS_UNKNOWN",
      "LEAVING_IMPLEMENTED",
    ]);
  });

  it.each(IMPLEMENTATIONS)("%s rests on evidence, or on a search where nothing was found", (implementation) => {
    const state = { gate: open, approved: [], retired: false };
    const bare = checkProposal({ implementation, ...cited, citedLinks: 0 }, state);
    expect(bare).toEqual([implementation === "NO_EVIDENCE_FOUND" ? "NO_SEARCH_LOGGED" : "NO_EVIDENCE_CITED"]);
  });

  it("let IMPLEMENTED pass only through the gate, and nothing onto what is retired", () => {
    const state = { gate: closed, approved: [], retired: true };
    expect(checkProposal({ implementation: "IMPLEMENTED", ...cited }, state)).toEqual([
      "RECOMMENDATION_RETIRED",
      "GATE_CLOSED",
    ]);
  });
});

describe("judgements for days gone by", () => {
  const open = { passes: true, legs: [] };
  const on = (id: string, asOn: string, implementation: (typeof IMPLEMENTATIONS)[number], correctsId?: string) =>
    assessment(id, { asOn, implementation, approvedAt: Number(asOn.slice(5, 7)), correctsId: correctsId ?? null });
  const propose = (
    proposal: { implementation: (typeof IMPLEMENTATIONS)[number]; asOn: string; correctsId?: string },
    ...approved: ReturnType<typeof on>[]
  ) =>
    checkProposal(
      { citedLinks: 1, searches: 1, ...proposal, correctsId: proposal.correctsId ?? null },
      { gate: open, approved, retired: false },
    );

  it("are not IMPLEMENTED where a later judgement would leave it without a reversal", () => {
    const later = on("later", "2025-06-01", "UNDERWAY");
    expect(propose({ implementation: "IMPLEMENTED", asOn: "2025-03-01" }, later)).toEqual(["LEFT_LATER"]);
    const reversed = on("reversed", "2025-05-01", "REVERSED");
    expect(propose({ implementation: "IMPLEMENTED", asOn: "2025-03-01" }, reversed, later)).toEqual([]);
  });

  it("are not taken out of the way where that would leave IMPLEMENTED without a reversal", () => {
    const rows = [
      on("done", "2025-03-01", "IMPLEMENTED"),
      on("undone", "2025-05-01", "REVERSED"),
      on("later", "2025-06-01", "UNDERWAY"),
    ];
    expect(propose({ implementation: "STALLED", asOn: "2025-05-01", correctsId: "undone" }, ...rows)).toEqual([
      "LEAVING_IMPLEMENTED",
    ]);
    expect(propose({ implementation: "IMPLEMENTED", asOn: "2025-05-01", correctsId: "undone" }, ...rows)).toEqual([
      "LEFT_LATER",
    ]);
    expect(propose({ implementation: "REVERSED", asOn: "2025-05-02", correctsId: "undone" }, ...rows)).toEqual([]);
  });

  it("lets a correction be corrected", () => {
    const rows = [
      on("done", "2025-03-01", "IMPLEMENTED"),
      on("again", "2025-05-01", "IMPLEMENTED"),
      on("correction", "2025-05-02", "UNDERWAY", "again"),
    ];
    expect(propose({ implementation: "STALLED", asOn: "2025-05-02", correctsId: "correction" }, ...rows)).toEqual([]);
    expect(propose({ implementation: "STALLED", asOn: "2025-04-01", correctsId: "again" }, ...rows)).toEqual([
      "LEAVING_IMPLEMENTED",
    ]);
    expect(propose({ implementation: "STALLED", asOn: "2025-04-01" }, ...rows)).toEqual(["LEAVING_IMPLEMENTED"]);
  });

  it("are not left by correcting what another correction has taken out already", () => {
    const rows = [on("done", "2025-02-01", "IMPLEMENTED"), on("earlier", "2025-01-01", "IMPLEMENTED", "done")];
    expect(propose({ implementation: "STALLED", asOn: "2025-06-01", correctsId: "done" }, ...rows)).toEqual([
      "LEAVING_IMPLEMENTED",
    ]);
    expect(propose({ implementation: "STALLED", asOn: "2025-06-01", correctsId: "earlier" }, ...rows)).toEqual([]);
  });

  it("do not put another in the place of IMPLEMENTED on the same day", () => {
    const done = on("done", "2025-03-01", "IMPLEMENTED");
    expect(propose({ implementation: "STALLED", asOn: "2025-03-01" }, done)).toEqual(["LEAVING_IMPLEMENTED"]);
    expect(propose({ implementation: "STALLED", asOn: "2025-03-01", correctsId: "done" }, done)).toEqual([]);
    expect(propose({ implementation: "STALLED", asOn: "2025-02-28" }, done)).toEqual([]);
  });
});

describe("deciding", () => {
  it("is nobody's twice on one proposal", () => {
    const once = assessment("a", { implementation: "SUPERSEDED", decisions: [decision("APPROVE", 5)] });
    expect(() => assertDecidableBy(once, "reviewer")).toThrow("alreadyApprovedByYou");
    expect(() => assertDecidableBy(once, "second")).not.toThrow();
    expect(() => assertDecidableBy({ ...once, withdrawnAt: 6 }, "second")).toThrow("alreadyDecided");
  });

  it("asks for a note unless it approves", () => {
    expect(decideSchema.safeParse({ decision: "APPROVE" }).success).toBe(true);
    expect(decideSchema.safeParse({ decision: "REJECT" }).success).toBe(false);
    expect(decideSchema.safeParse({ decision: "REQUEST_CHANGES", note: "  " }).success).toBe(false);
  });
});
