import { expect, it } from "vitest";
import { assertTakesReply } from "./reply";
import { assertDueAhead, assertRequestOpen, isOverdue } from "./request";

const TODAY = "2026-06-15";

it.each([
  ["OPEN", "2026-06-14", true],
  ["OPEN", TODAY, false],
  ["OPEN", null, false],
  ["FILLED", "2026-06-14", false],
  ["DROPPED", "2026-06-14", false],
] as const)("a request that is %s and due %s is overdue: %s", (state, dueOn, expected) => {
  expect(isOverdue({ state, dueOn }, TODAY)).toBe(expected);
});

it("only an open request changes", () => {
  expect(() => assertRequestOpen({ state: "OPEN" })).not.toThrow();
  for (const state of ["FILLED", "DROPPED"] as const)
    expect(() => assertRequestOpen({ state })).toThrow("requestClosed");
});

it("a day that has gone by is refused unless it stood there before", () => {
  expect(() => assertDueAhead(TODAY, null, TODAY)).not.toThrow();
  expect(() => assertDueAhead(undefined, null, TODAY)).not.toThrow();
  expect(() => assertDueAhead("2026-06-14", "2026-06-14", TODAY)).not.toThrow();
  expect(() => assertDueAhead("2026-06-14", "2026-06-13", TODAY)).toThrow();
});

it.each([
  ["SUBMITTED", true],
  ["APPROVED", true],
  ["REPLACED", true],
  ["CHANGES_REQUESTED", false],
  ["REJECTED", false],
  ["WITHDRAWN", false],
] as const)("a judgement that is %s takes a reply: %s", (reviewState, expected) => {
  const run = () => assertTakesReply({ reviewState });
  if (expected) expect(run).not.toThrow();
  else expect(run).toThrow("noJudgement");
});
