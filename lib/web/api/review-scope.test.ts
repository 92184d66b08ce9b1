import { expect, test } from "vitest";
import type { Invalid } from "@/lib/domain/errors";
import { cleanScope, filtersOf } from "./review-scope";

test("a scope says what the list's own filters say", () => {
  expect(filtersOf("")).toEqual({});
  expect(filtersOf("theme=prevention&implementation=UNDERWAY&implementation=STALLED&proposed=true")).toEqual({
    theme: ["prevention"],
    implementation: ["UNDERWAY", "STALLED"],
    proposed: true,
  });
});

test.each([
  ["wing=left", "wing"],
  ["implementation=NEARLY", "implementation"],
  ["sort=moved", "sort"],
  ["asOf=2026-01-01", "asOf"],
])("what is no filter is refused by name: %s", (scope, name) => {
  try {
    filtersOf(scope);
    expect.unreachable();
  } catch (error) {
    expect((error as Invalid).fields).toEqual({ scope: { code: "scopeUnknown", params: { name } } });
  }
});

test("of a page's address the filters are kept, and nothing else", () => {
  expect(cleanScope("theme=prevention&sort=moved&view=board&implementation=NEARLY&q=&party=odkb&party=sco")).toBe(
    "theme=prevention&party=odkb&party=sco",
  );
});
