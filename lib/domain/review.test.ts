import { describe, expect, test } from "vitest";
import { Conflict, Forbidden } from "./errors";
import {
  assertMayClose,
  assertMayConfirm,
  cycleOf,
  type ItemFacts,
  type ItemState,
  itemState,
  openReviewSchema,
  reviewDay,
} from "./review";

const decided = { verdict: "APPROVE", deciderId: "d", at: 50, sequence: 5, implementation: "UNDERWAY" } as const;
const said = (kind: "CONFIRMED" | "DEFERRED" | "RESUMED", at: number, assessmentId: string | null = null) => ({
  kind,
  at,
  assessmentId,
});
const nothing: ItemFacts = { waiting: 0, decision: null, outcome: null, currentId: null };

describe("an item of a review", () => {
  test.each<[string, Partial<ItemFacts>, ItemState]>([
    ["is open while nothing was said", {}, "OPEN"],
    ["stays open when something was judged before the review", { currentId: "a" }, "OPEN"],
    ["is proposed while a proposal waits", { waiting: 1 }, "PROPOSED"],
    ["is proposed again when another proposal waits after a decision", { waiting: 1, decision: decided }, "PROPOSED"],
    ["is decided once a decision was made and nothing waits", { decision: decided }, "DECIDED"],
    [
      "is confirmed while the confirmed judgement stands",
      { currentId: "a", outcome: said("CONFIRMED", 60, "a") },
      "CONFIRMED",
    ],
    [
      "is open again when the confirmed judgement gave way",
      { currentId: "b", outcome: said("CONFIRMED", 60, "a") },
      "OPEN",
    ],
    [
      "is reopened by a proposal after the confirmation",
      { waiting: 1, currentId: "a", outcome: said("CONFIRMED", 60, "a") },
      "PROPOSED",
    ],
    [
      "is decided by a decision after the confirmation",
      { decision: decided, currentId: "a", outcome: said("CONFIRMED", 40, "a") },
      "DECIDED",
    ],
    [
      "is confirmed by a word after the decision",
      { decision: decided, currentId: "a", outcome: said("CONFIRMED", 60, "a") },
      "CONFIRMED",
    ],
    ["is deferred although a proposal waits", { waiting: 1, outcome: said("DEFERRED", 60) }, "DEFERRED"],
    ["is decided by a decision after the deferral", { decision: decided, outcome: said("DEFERRED", 40) }, "DECIDED"],
    [
      "is proposed by another proposal after deferral and decision",
      { waiting: 1, decision: decided, outcome: said("DEFERRED", 40) },
      "PROPOSED",
    ],
    ["is open when it was taken up again", { outcome: said("RESUMED", 60) }, "OPEN"],
    [
      "is decided when it was taken up again after a decision",
      { decision: decided, outcome: said("RESUMED", 60) },
      "DECIDED",
    ],
  ])("%s", (_, facts, state) => {
    expect(itemState({ ...nothing, ...facts })).toBe(state);
  });

  test("counts the decisions since the review opened, and proposals of any party that wait", () => {
    const row = (id: string, decisions: { verdict: "APPROVE" | "REJECT"; sequence: number }[]) => ({
      id,
      recommendationId: "r",
      partyId: id === "c" ? "armenia" : null,
      implementation: "UNDERWAY" as const,
      outcome: null,
      confidence: "LOW" as const,
      reasons: [],
      asOn: "2026-01-01",
      authorId: "x",
      submittedAt: 1,
      revisesId: null,
      correctsId: null,
      withdrawnAt: null,
      linkIds: [],
      searchIds: [],
      decisions: decisions.map((each) => ({ ...each, deciderId: "d", decidedAt: each.sequence * 10 })),
    });
    const before = [row("a", [{ verdict: "APPROVE", sequence: 7 }])];
    expect(cycleOf(before, 7)).toEqual({ waiting: 0, decision: null });
    const rows = [...before, row("b", [{ verdict: "REJECT", sequence: 9 }]), row("c", [])];
    expect(cycleOf(rows, 7)).toMatchObject({ waiting: 1, decision: { verdict: "REJECT", sequence: 9 } });
  });
});

test.each<[ItemState, boolean]>([
  ["OPEN", false],
  ["PROPOSED", false],
  ["DECIDED", true],
  ["CONFIRMED", true],
  ["DEFERRED", true],
])("a review with an item that is %s may close: %s", (state, may) => {
  const close = () =>
    assertMayClose([
      { reference: "HD-1", state: "DECIDED" },
      { reference: "HD-2", state },
    ]);
  if (may) expect(close).not.toThrow();
  else {
    expect(close).toThrow(Conflict);
    try {
      close();
    } catch (error) {
      expect((error as Conflict).problem).toEqual({ code: "reviewItemsOpen", params: { count: 1, list: "HD-2" } });
    }
  }
});

test("only a judgement in force is confirmed, by somebody who did not make it, while nothing waits", () => {
  expect(() => assertMayConfirm({ authorId: "a" }, 0, "b")).not.toThrow();
  expect(() => assertMayConfirm({ authorId: "a" }, 0, "a")).toThrow(Forbidden);
  expect(() => assertMayConfirm({ authorId: "a" }, 1, "b")).toThrow(Conflict);
  expect(() => assertMayConfirm(null, 0, "b")).toThrow(Conflict);
});

test("a review looks at its period's end, but never ahead of today", () => {
  expect(reviewDay("2026-06-30", "2026-11-23")).toBe("2026-06-30");
  expect(reviewDay("2026-12-31", "2026-11-23")).toBe("2026-11-23");
});

test("a period ends no earlier than it begins, and somebody reviews", () => {
  const input = {
    title: "Autumn",
    question: "Is it still so?",
    periodFrom: "2026-01-01",
    periodTo: "2026-06-30",
    reviewers: ["0190c7a0-0000-7000-8000-000000000000"],
  };
  expect(openReviewSchema.parse(input)).toMatchObject({ scope: "" });
  expect(openReviewSchema.safeParse({ ...input, periodTo: "2025-12-31" }).error?.issues[0]).toMatchObject({
    path: ["periodTo"],
    message: "endsBeforeStart",
  });
  expect(openReviewSchema.safeParse({ ...input, reviewers: [] }).success).toBe(false);
});
