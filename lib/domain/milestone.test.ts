import { describe, expect, it } from "vitest";
import {
  assertReachedOnEvidence,
  createMilestoneSchema,
  type MilestoneFact,
  milestoneFacts,
  scheduleBasis,
  scheduleOf,
  worstSchedule,
} from "./milestone";

const TODAY = "2026-06-15";
const fact = (over: Partial<MilestoneFact> = {}): MilestoneFact => ({
  id: "m",
  recommendationId: "r",
  dueOn: "2026-12-31",
  reachedOn: null,
  supported: false,
  ...over,
});

describe("the schedule of a milestone", () => {
  it.each([
    ["without a day", { dueOn: null }, "UNSCHEDULED"],
    ["without a day, supported", { dueOn: null, supported: true }, "UNSCHEDULED"],
    ["without a day, reached", { dueOn: null, reachedOn: "2026-01-01" }, "REACHED"],
    ["past its day", { dueOn: "2026-06-14" }, "OVERDUE"],
    ["past its day although supported", { dueOn: "2026-06-14", supported: true }, "OVERDUE"],
    ["past its day, reached late", { dueOn: "2026-06-14", reachedOn: "2026-06-15" }, "REACHED"],
    ["due today, unsupported", { dueOn: TODAY }, "AT_RISK"],
    ["due today, supported", { dueOn: TODAY, supported: true }, "ON_TRACK"],
    ["due in 90 days, unsupported", { dueOn: "2026-09-13" }, "AT_RISK"],
    ["due in 90 days, supported", { dueOn: "2026-09-13", supported: true }, "ON_TRACK"],
    ["due in 91 days, unsupported", { dueOn: "2026-09-14" }, "ON_TRACK"],
  ])("%s", (_, over, expected) => {
    expect(scheduleOf(fact(over), TODAY)).toBe(expected);
  });

  it.each([
    ["none", [], "UNSCHEDULED"],
    ["one without a day", [fact({ dueOn: null })], "UNSCHEDULED"],
    ["all reached", [fact({ reachedOn: "2026-01-01" }), fact({ dueOn: null, reachedOn: TODAY })], "REACHED"],
    ["one reached, one without a day", [fact({ reachedOn: "2026-01-01" }), fact({ dueOn: null })], "UNSCHEDULED"],
    ["one reached, one on track", [fact({ reachedOn: "2026-01-01" }), fact()], "ON_TRACK"],
    ["one on track", [fact()], "ON_TRACK"],
    [
      "one at risk behind a nearer, supported one",
      [fact({ dueOn: "2026-07-01", supported: true }), fact({ dueOn: "2026-08-01" })],
      "AT_RISK",
    ],
    [
      "one overdue beside one at risk",
      [fact({ dueOn: "2026-07-01" }), fact({ dueOn: "2026-01-01", supported: true })],
      "OVERDUE",
    ],
    [
      "a reached one does not stay overdue",
      [fact({ dueOn: "2026-01-01", reachedOn: "2026-02-01" }), fact()],
      "ON_TRACK",
    ],
  ] as const)("of several is the worst: %s", (_, facts, expected) => {
    expect(worstSchedule(facts, TODAY)).toBe(expected);
  });

  it("can be told from what the projection keeps, at any later day", () => {
    const days = [null, "2026-01-01", TODAY, "2026-07-01", "2026-12-31"];
    const all = days.flatMap((dueOn) =>
      [true, false].flatMap((supported) =>
        [null, "2026-01-01"].map((reachedOn) => fact({ dueOn, supported, reachedOn })),
      ),
    );
    const rank = ["OVERDUE", "AT_RISK", "ON_TRACK"];
    for (const first of all) {
      for (const second of all) {
        const open = [first, second].filter((each) => each.reachedOn === null && each.dueOn !== null);
        const each = open.map((one) => scheduleOf(one, TODAY));
        const none = first.reachedOn && second.reachedOn ? "REACHED" : "UNSCHEDULED";
        expect(worstSchedule([first, second], TODAY)).toBe(rank.find((value) => each.includes(value as never)) ?? none);
      }
    }
    expect(scheduleBasis([fact({ dueOn: "2026-08-01" }), fact({ dueOn: "2026-07-01", supported: true })])).toEqual({
      dueOn: "2026-07-01",
      unsupportedDueOn: "2026-08-01",
      allReached: false,
    });
  });
});

describe("milestones at the two clocks", () => {
  const revision = { version: 1, recordedAt: 10, dueOn: TODAY, reachedOn: null, retired: false, evidence: ["e"] };
  const rows = (over: object[]) => [{ id: "m", recommendationId: "r", revisions: [revision, ...over] as never }];
  const at = (knownAt: number, asOf = TODAY) => ({ asOf, knownAt });

  it("are those known by then, in the version known by then", () => {
    const later = { ...revision, version: 2, recordedAt: 20, dueOn: "2027-01-01" };
    expect(milestoneFacts(rows([later]), new Set(), at(9))).toEqual([]);
    expect(milestoneFacts(rows([later]), new Set(), at(19))[0]?.dueOn).toBe(TODAY);
    expect(milestoneFacts(rows([later]), new Set(), at(20))[0]?.dueOn).toBe("2027-01-01");
  });

  it("leave out what is retired, and only from then on", () => {
    const retired = { ...revision, version: 2, recordedAt: 20, retired: true };
    expect(milestoneFacts(rows([retired]), new Set(), at(19))).toHaveLength(1);
    expect(milestoneFacts(rows([retired]), new Set(), at(20))).toEqual([]);
  });

  it("are not reached before the day on which they were", () => {
    const reached = { ...revision, version: 2, recordedAt: 20, reachedOn: "2026-03-01" };
    expect(milestoneFacts(rows([reached]), new Set(), at(20, "2026-02-28"))[0]?.reachedOn).toBeNull();
    expect(milestoneFacts(rows([reached]), new Set(), at(20, "2026-03-01"))[0]?.reachedOn).toBe("2026-03-01");
  });

  it("are supported by evidence in force only", () => {
    expect(milestoneFacts(rows([]), new Set(["e"]), at(10))[0]?.supported).toBe(true);
    expect(milestoneFacts(rows([]), new Set(["other"]), at(10))[0]?.supported).toBe(false);
  });
});

describe("a milestone that is said to be reached", () => {
  it.each([
    ["not reached", {}, null],
    ["reached today on an item", { reachedOn: TODAY, evidence: ["E01"] }, null],
    ["reached tomorrow", { reachedOn: "2026-06-16", evidence: ["E01"] }, { reachedOn: { code: "futureDate" } }],
    ["reached on nothing", { reachedOn: TODAY }, { evidence: { code: "reachedNeedsEvidence" } }],
  ])("%s", (_, over, expected) => {
    const milestone = createMilestoneSchema.parse({ title: "The unit stands", ...over });
    const run = () => assertReachedOnEvidence(milestone, TODAY);
    if (expected === null) expect(run).not.toThrow();
    else expect(run).toThrow(expect.objectContaining({ fields: expected }));
  });
});
