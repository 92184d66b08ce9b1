import { describe, expect, it } from "vitest";
import { compareFile, labelledDocuments } from "@/bench/extract/run";
import { findCandidates } from "./find-candidates";
import { THRESHOLD } from "./score";

const labels = (text: string) => findCandidates({ text }).map(({ label }) => label);

describe("the labelled documents", () => {
  it.each(labelledDocuments())("%s: nothing is missed, nothing else is found", (file) => {
    const { missing, wrong, right, componentsRight } = compareFile(file);
    expect({ missing, wrong, componentsRight }).toEqual({ missing: [], wrong: [], componentsRight: right });
  });
});

describe("a candidate", () => {
  const text =
    "1. The board shall count:\r\n\r\n\ti. boats;\r\n\r\n\tii. nets.\r\n\r\n2. The board should pub-\r\nlish it.\r\n";
  const [first, second] = findCandidates({ text });

  it("has the span from behind its label to its last component's end", () => {
    expect(text.slice(first?.start, first?.end)).toBe("The board shall count:\r\n\r\n\ti. boats;\r\n\r\n\tii. nets.");
    expect(first?.components.map(({ label, start, end }) => [label, text.slice(start, end)])).toEqual([
      ["i", "boats;"],
      ["ii", "nets."],
    ]);
  });

  it("reads in one line", () => expect(second?.text).toBe("The board should publish it."));

  it("says whom it addresses, and why it is proposed", () => {
    expect(second).toMatchObject({ addressee: "The board", label: "2", page: null, section: null });
    expect(second?.reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(second?.score ?? 0);
    expect(second?.score).toBeGreaterThan(THRESHOLD);
  });

  it("has the page on which it begins", () => {
    const paged = "One\n\fTwo\n\nThe board should publish the count.\n";
    expect(findCandidates({ text: paged }).map(({ page }) => page)).toEqual([2]);
  });
});

describe("numbers", () => {
  it.each([
    ["Recommendation 12: Publish it.\n\nRecommendation 13: Count it.", ["Recommendation 12", "Recommendation 13"]],
    ["140.24 Ratify the treaty;\n\n140.25 Abolish the tax.", ["140.24", "140.25"]],
    ["R3. Publish the count.\n\nR4 Count the boats.", ["R3", "R4"]],
    ["**R3.** Publish the count.", ["R3"]],
    ["### Recommendation 7\n\nPublish the count.", ["Recommendation 7"]],
    ["Рекомендация № 4. Опубликовать отчёт.", ["Рекомендация № 4"]],
    ["93. We call upon the board to count.\n\n94. We call upon the board to pay.", ["93", "94"]],
  ])("%j", (text, expected) => expect(labels(text)).toEqual(expected));

  it("in the midst of a sentence number nothing", () =>
    expect(labels("As was said in\nRecommendation 4 and in\nR5 before, the tax fell by\n12. per cent.")).toEqual([]));
});

describe("time", () => {
  const repeat = (text: string) => text.repeat(Math.ceil(50_000 / text.length));
  it.each([
    ["one word", "a"],
    ["blanks", " "],
    ["dots", ". "],
    ["markers", "1.1.1.1 "],
    ["calls", "we call on the whether who "],
    ["asterisks", "*_"],
    ["orders", "рекомендуется министерству "],
    ["lines", "R1. recommend that\n"],
    ["nested", "- a:\n  - b:\n"],
    ["unfinished", "the board\n\n"],
  ])("a long document of nothing but %s takes no longer than any other", (_name, piece) => {
    const start = performance.now();
    findCandidates({ text: repeat(piece) });
    expect(performance.now() - start).toBeLessThan(4000);
  });
});
