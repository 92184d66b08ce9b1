import { describe, expect, it } from "vitest";
import { around, byYear, weeksOf } from "./changed-days";

const days = [
  { day: "2024-02-03", count: 1 },
  { day: "2024-02-29", count: 2 },
  { day: "2024-11-01", count: 4 },
  { day: "2026-03-10", count: 1 },
];

describe("the days on which something changed", () => {
  it("fold into months, the newest year first, each with its last day", () => {
    expect(byYear(days)).toEqual([
      { year: "2026", months: [{ month: "2026-03", count: 1, last: "2026-03-10" }] },
      {
        year: "2024",
        months: [
          { month: "2024-02", count: 3, last: "2024-02-29" },
          { month: "2024-11", count: 4, last: "2024-11-01" },
        ],
      },
    ]);
  });

  it("lie before and after a day, which itself is neither", () => {
    expect(around(days, "2024-02-29")).toEqual({ before: "2024-02-03", after: "2024-11-01" });
    expect(around(days, "2020-01-01")).toEqual({ before: null, after: "2024-02-03" });
    expect(around(days, "2026-03-10")).toEqual({ before: "2024-11-01", after: null });
    expect(around([], "2026-03-10")).toEqual({ before: null, after: null });
  });

  it("stand in weeks that begin on Monday", () => {
    const weeks = weeksOf("2024-02", days);
    expect(weeks).toHaveLength(5);
    // 1 February 2024 is a Thursday, the 29th one too.
    expect(weeks[0]?.slice(0, 4)).toEqual([null, null, null, { day: "2024-02-01", count: 0 }]);
    expect(weeks[0]?.[5]).toEqual({ day: "2024-02-03", count: 1 });
    expect(weeks[4]).toEqual([
      { day: "2024-02-26", count: 0 },
      { day: "2024-02-27", count: 0 },
      { day: "2024-02-28", count: 0 },
      { day: "2024-02-29", count: 2 },
      null,
      null,
      null,
    ]);
  });
});
