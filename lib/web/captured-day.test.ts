import { expect, test } from "vitest";
import { instantOfDay } from "./captured-day";

test("a day stands for where it begins; what is no day comes back to be refused", () => {
  expect(instantOfDay("2026-03-01")).toBe("2026-03-01T00:00:00.000Z");
  expect(instantOfDay("1 March")).toBe("1 March");
});

test("the hour that is stored stays as long as its day does", () => {
  const stored = "2026-03-01T13:45:00.000Z";
  expect(instantOfDay("2026-03-01", stored)).toBe(stored);
  expect(instantOfDay("2026-03-02", stored)).toBe("2026-03-02T00:00:00.000Z");
  expect(instantOfDay("2026-03-02", "undefined")).toBe("2026-03-02T00:00:00.000Z");
});
