import { describe, expect, it } from "vitest";
import { dayIn, isAhead, monthsBetween, rangeOf, startOfDay, trueOn } from "./dates";

describe("a partial date", () => {
  it.each([
    ["2025", "2025-01-01", "2025-12-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2025-02", "2025-02-01", "2025-02-28"],
    ["2025-04-30", "2025-04-30", "2025-04-30"],
  ])("%s means the days from %s to %s", (text, from, to) => {
    expect(rangeOf(text)).toEqual({ from, to });
  });

  it.each([
    "",
    "25",
    "2025-13",
    "2025-00",
    "2025-02-30",
    "2025-04-31",
    "2025-4",
    "1799",
    "2200",
    "2025-04-30T00:00",
    "2025/04",
    "x",
  ])("%j is refused", (text) => {
    expect(rangeOf(text)).toBeNull();
  });

  it("is ahead only when its first day is", () => {
    expect(isAhead("2026", "2026-05-01")).toBe(false);
    expect(isAhead("2026-06", "2026-05-31")).toBe(true);
    expect(isAhead("2026-05-31", "2026-05-31")).toBe(false);
  });
});

describe("evidence is true", () => {
  it("on eventTo, else eventFrom, else publishedOn, else the day it was recorded", () => {
    expect(trueOn({ eventFrom: "2016", eventTo: "2017-03", publishedOn: "2018" }, "2026-01-01")).toBe("2017-03-01");
    expect(trueOn({ eventFrom: "2016", publishedOn: "2018" }, "2026-01-01")).toBe("2016-01-01");
    expect(trueOn({ publishedOn: "2018" }, "2026-01-01")).toBe("2018-01-01");
    expect(trueOn({}, "2026-01-01")).toBe("2026-01-01");
  });
});

describe("days", () => {
  it("fall by the time zone", () => {
    const instant = new Date("2026-01-01T23:30:00Z");
    expect(dayIn("UTC", instant)).toBe("2026-01-01");
    expect(dayIn("Asia/Almaty", instant)).toBe("2026-01-02");
  });

  it.each([
    ["2024-01-31", "2024-02-29", 0],
    ["2024-01-01", "2026-01-01", 24],
    ["2024-01-02", "2026-01-01", 23],
    ["2026-01-01", "2024-01-01", 0],
  ])("from %s to %s are %i full months", (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });
});

it.each([
  ["UTC", "2026-03-01T00:00:00.000Z"],
  ["Asia/Almaty", "2026-02-28T19:00:00.000Z"],
  ["Asia/Kathmandu", "2026-02-28T18:15:00.000Z"],
  ["Pacific/Kiritimati", "2026-02-28T10:00:00.000Z"],
  ["America/New_York", "2026-03-01T05:00:00.000Z"],
])("in %s the first of March 2026 begins at %s", (timezone, instant) => {
  expect(startOfDay(timezone, "2026-03-01").toISOString()).toBe(instant);
});
