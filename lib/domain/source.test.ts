import { describe, expect, test } from "vitest";
import { reliabilityOn } from "./source";

describe("the letter of a source", () => {
  const newestFirst = [
    { theme: "budget", reliability: "C" },
    { theme: null, reliability: "B" },
    { theme: "budget", reliability: "A" },
    { theme: null, reliability: "E" },
  ] as const;

  test.each([
    ["budget", "C"],
    ["borders", "B"],
    [null, "B"],
  ])("on %s is the newest on it, else the newest in general: %s", (theme, letter) => {
    expect(reliabilityOn(newestFirst, theme)).toBe(letter);
  });

  test("is none while it is graded on other themes alone", () => {
    expect(reliabilityOn([{ theme: "budget", reliability: "A" }], "borders")).toBeNull();
  });
});
