import { describe, expect, it } from "vitest";
import { SHOWN_IMPLEMENTATIONS, type ShownImplementation } from "@/lib/domain/implementation";
import { countTicks, labelled, stackOf } from "./stack";

const counts = (given: Partial<Record<ShownImplementation, number>>) =>
  Object.fromEntries(SHOWN_IMPLEMENTATIONS.map((status) => [status, given[status] ?? 0])) as Record<
    ShownImplementation,
    number
  >;

describe("a column of statuses", () => {
  it("stands on what is most advanced and ends with what nobody judged", () => {
    expect(stackOf(counts({ NOT_ASSESSED: 8, UNDERWAY: 6, PROPOSED: 1, NO_EVIDENCE_FOUND: 2 }))).toEqual([
      { status: "UNDERWAY", count: 6, from: 0, to: 6 },
      { status: "PROPOSED", count: 1, from: 6, to: 7 },
      { status: "NO_EVIDENCE_FOUND", count: 2, from: 7, to: 9 },
      { status: "NOT_ASSESSED", count: 8, from: 9, to: 17 },
    ]);
  });

  it("is empty where nothing is counted", () => {
    expect(stackOf(counts({}))).toEqual([]);
  });
});

describe("the marks of an axis of counts", () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [5, [0, 2, 4, 6]],
    [17, [0, 5, 10, 15, 20]],
    [40, [0, 10, 20, 30, 40]],
    [100_000, [0, 50_000, 100_000]],
  ])("up to %i begin at zero and are whole", (most, ticks) => {
    expect(countTicks(most)).toEqual(ticks);
  });
});

describe("labels along an axis", () => {
  it("keep the last place, stand evenly before it, and leave it room", () => {
    expect(labelled(24, 10, 40, 40)).toEqual([3, 7, 11, 15, 23]);
    expect(labelled(3, 50, 40, 40)).toEqual([0, 1, 2]);
    expect(labelled(1, 50, 40, 80)).toEqual([0]);
    expect(labelled(0, 50, 40, 80)).toEqual([]);
  });
});
