import { describe, expect, it } from "vitest";
import { inLines, placeOf, spanOf } from "./timeline-layout";

describe("the timeline's span", () => {
  it("covers every day and today in whole years, and never nothing", () => {
    expect(spanOf(["2022-03-01", "2027-12-31"], "2026-11-23")).toEqual({ from: 2022, to: 2028 });
    expect(spanOf([], "2026-01-01")).toEqual({ from: 2026, to: 2027 });
  });

  it("puts earlier days to the left, inside the drawing", () => {
    const span = spanOf(["2022-01-01", "2027-12-31"], "2026-11-23");
    const places = ["2022-01-01", "2024-07-01", "2026-11-23", "2027-12-31"].map((day) => placeOf(day, span));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThanOrEqual(3);
    expect(places.at(-1)).toBeLessThanOrEqual(97);
  });
});

describe("marks of one day", () => {
  it("stand on lines of their own and none covers another", () => {
    const { placed, lines } = inLines([10, 10, 11, 30].map((place) => ({ place, width: 7 })));
    expect(placed.map((mark) => mark.line)).toEqual([0, 1, 2, 0]);
    expect(lines).toBe(3);
  });

  it("leave one line where there is no mark", () => {
    expect(inLines([]).lines).toBe(1);
  });
});
