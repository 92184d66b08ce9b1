import { expect, test } from "vitest";
import { formatDay, formatInstant, formatMinute, formatPartial, formatRough, formatSpan } from "./dates";

test.each([
  ["2026-09-30", "30 Sep 2026", "30 сент. 2026"],
  ["2026-09", "Sep 2026", "сент. 2026"],
  ["2026", "2026", "2026"],
])("%s shows as %s, in Russian as %s: no more exactly than it is known", (date, english, russian) => {
  expect([formatPartial(date, "en"), formatPartial(date, "ru")]).toEqual([english, russian]);
});

test("an instant shows its day in UTC, or its minute", () => {
  const instant = new Date("2026-05-01T23:59:30Z");
  expect(formatInstant(instant, "en")).toBe("1 May 2026");
  expect(formatMinute(instant, "en")).toBe("1 May 2026, 23:59 UTC");
});

test("a first of the year or month that may stand for all of it claims no more", () => {
  expect(["2026-01-01", "2026-02-01", "2026-02-02"].map((day) => formatRough(day, "en"))).toEqual([
    "2026",
    "Feb 2026",
    formatDay("2026-02-02", "en"),
  ]);
});

test("a span of one date shows it once", () => {
  expect(formatSpan("2025", "2026-03", "en")).toBe("2025 – Mar 2026");
  expect([formatSpan("2025", "2025", "en"), formatSpan(null, "2025", "en"), formatSpan(null, null, "en")]).toEqual([
    "2025",
    "2025",
    "",
  ]);
});
