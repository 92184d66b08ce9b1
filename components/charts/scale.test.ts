import { describe, expect, it } from "vitest";
import { barShare, linearScale, shortReference, splitMarks, yearOf, yearTicks } from "./scale";

describe("the scales of charts", () => {
  it("place a day within its year", () => {
    expect(yearOf("2024-01-01")).toBe(2024);
    expect(yearOf("2023-07-02")).toBeCloseTo(2023.5, 1);
    expect(yearOf("2024-12-31")).toBeLessThan(2025);
  });

  it("map the ends onto the ends and nothing onto the middle", () => {
    const x = linearScale(2000, 2020, 100, 300);
    expect([x(2000), x(2010), x(2020)]).toEqual([100, 200, 300]);
    expect(linearScale(5, 5, 0, 10)(5)).toBe(5);
  });

  it("take even steps of whole years, never more than asked for", () => {
    expect(yearTicks(2017.3, 2021.9, 10)).toEqual([2018, 2019, 2020, 2021]);
    expect(yearTicks(2004, 2026.9, 6)).toEqual([2005, 2010, 2015, 2020, 2025]);
    for (const [from, to] of [
      [1990, 2026],
      [2025, 2026],
      [1800, 2199],
    ] as const) {
      expect(yearTicks(from, to, 6).length).toBeLessThanOrEqual(6);
    }
  });

  it("read marks on both sides of the axis", () => {
    expect(splitMarks("ss|cd")).toEqual({ supports: ["s", "s"], contradicts: ["c", "d"] });
    expect(splitMarks("|")).toEqual({ supports: [], contradicts: [] });
  });

  it("shorten references to their last part", () => {
    expect(shortReference("CSTO-10b")).toBe("10b");
    expect(shortReference("R1")).toBe("R1");
  });

  it("keep a single row visible beside thousands", () => {
    expect(barShare(1, 5000)).toBe(1);
    expect(barShare(0, 5000)).toBe(0);
    expect(barShare(2500, 5000)).toBe(50);
  });
});
