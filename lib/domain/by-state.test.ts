import { describe, expect, it } from "vitest";
import { stateStandings } from "./by-state";
import { assessment, linkRows, record } from "./facts.fixtures";

const clocks = { asOf: "2026-01-01", knownAt: 1_000 };
const STATES = ["am", "kz"];

function speaking(number: number, states: string[], over: Parameters<typeof linkRows>[1] = {}) {
  const link = linkRows(number, over);
  return { ...link, gradings: link.gradings.map((grading) => ({ ...grading, states })) };
}

function cell(state: string, over: Parameters<typeof record>[0], at = clocks) {
  const found = stateStandings(record(over), "r", STATES, at).find((each) => each.stateId === state);
  if (!found) throw new Error("no cell");
  return found;
}

describe("how a recommendation stands in one state", () => {
  it("is a gap where nobody judged, nobody proposed and no evidence speaks of the state", () => {
    expect(cell("am", {})).toMatchObject({ implementation: "NOT_ASSESSED", gap: true, evidence: [] });
    // Evidence of the whole, and the overall judgement, say nothing of one state.
    const overall = { links: [linkRows(1)], assessments: [assessment("a", { approvedAt: 5 })] };
    expect(cell("am", overall)).toMatchObject({ implementation: "NOT_ASSESSED", gap: true, supports: 0 });
  });

  it("counts evidence that speaks of it, also of a component, once for each item", () => {
    const links = [
      speaking(1, ["kz"]),
      { ...speaking(1, ["kz"], { recommendationId: "c" }), id: "link-1c" },
      speaking(2, ["kz", "am"], { recommendationId: "c" }),
      speaking(3, ["am"]),
    ];
    expect(cell("kz", { links })).toMatchObject({ supports: 2, evidence: [1, 2], gap: false });
    expect(cell("am", { links })).toMatchObject({ supports: 2, evidence: [2, 3] });
  });

  it("follows the states that the newest known grading names", () => {
    const [first] = linkRows(1).gradings;
    if (!first) throw new Error("fixture");
    const links = [linkRows(1, { gradings: [first, { ...first, version: 2, recordedAt: 500, states: ["am"] }] })];
    expect(cell("am", { links }).evidence).toEqual([1]);
    expect(cell("am", { links }, { ...clocks, knownAt: 499 }).evidence).toEqual([]);
  });

  it("is judged by judgements of that state alone, each state by its own", () => {
    const assessments = [
      assessment("overall", { implementation: "UNDERWAY", approvedAt: 5 }),
      assessment("am-1", { partyId: "am", implementation: "STALLED", approvedAt: 6 }),
      assessment("kz-1", { partyId: "kz", implementation: "PROPOSED", approvedAt: 7, asOn: "2026-01-02" }),
      assessment("kz-2", { partyId: "kz", implementation: "NOT_STARTED" }),
      assessment("component", { recommendationId: "c", partyId: "kz", implementation: "REVERSED", approvedAt: 8 }),
    ];
    expect(cell("am", { assessments })).toMatchObject({ implementation: "STALLED", judgementId: "am-1", proposals: 0 });
    expect(cell("kz", { assessments })).toMatchObject({
      implementation: "NOT_ASSESSED",
      proposed: "NOT_STARTED",
      proposalId: "kz-2",
      gap: false,
    });
    expect(cell("kz", { assessments }, { ...clocks, asOf: "2026-01-02" }).implementation).toBe("PROPOSED");
  });
});
