import { describe, expect, it } from "vitest";
import { endOfDay, knownInstant, readClocks } from "./clocks";

const utc = { timezone: "UTC", today: "2026-03-10" };

describe("the two clocks of an address", () => {
  it("are both at now when nothing is given, or only blanks", () => {
    for (const given of [{}, { asOf: "", knownAt: " " }]) {
      expect(readClocks(given, utc)).toEqual({ given: {}, problems: {}, typed: {} });
    }
  });

  it("take a day for what was true, and carry it on as written", () => {
    expect(readClocks({ asOf: "2025-06-30" }, utc)).toEqual({
      asOf: "2025-06-30",
      given: { asOf: "2025-06-30" },
      problems: {},
      typed: {},
    });
  });

  it.each([
    ["UTC", "2026-01-12T23:59:59.999Z"],
    ["Asia/Almaty", "2026-01-12T18:59:59.999Z"],
    ["America/New_York", "2026-01-13T04:59:59.999Z"],
    ["Asia/Kathmandu", "2026-01-12T18:14:59.999Z"],
  ])("understand a day of knowledge as its end in %s", (timezone, instant) => {
    expect(readClocks({ knownAt: "2026-01-12" }, { timezone, today: "2026-03-10" }).knownAt).toBe(Date.parse(instant));
  });

  it("end a day that has 23 or 25 hours where the next one begins", () => {
    expect(new Date(endOfDay("Europe/Berlin", "2026-03-29")).toISOString()).toBe("2026-03-29T21:59:59.999Z");
    expect(new Date(endOfDay("Europe/Berlin", "2026-10-25")).toISOString()).toBe("2026-10-25T22:59:59.999Z");
  });

  it("take an exact instant with its zone", () => {
    expect(knownInstant("2026-01-12T09:00:00Z", "Asia/Almaty")).toBe(Date.UTC(2026, 0, 12, 9));
    expect(knownInstant("2026-01-12T09:00:00.123+05:00", "UTC")).toBe(Date.UTC(2026, 0, 12, 4, 0, 0, 123));
  });

  it.each(["yesterday", "2025", "2025-02-30", "30.06.2025", "0001-01-01", "2025-06-30T10:00:00Z"])(
    "refuse %s as a day on which something was true, and keep what was typed",
    (asOf) => {
      const reading = readClocks({ asOf }, utc);
      expect(reading).toEqual({ given: {}, problems: { asOf: "day" }, typed: { asOf } });
    },
  );

  it.each(["now", "2025-13-01", "2025-02-30T10:00:00Z", "2025-06-30T10:00:00", "2025-06-30T99:00:00Z", "1767225600"])(
    "refuse %s as an instant of knowledge",
    (knownAt) => {
      const reading = readClocks({ knownAt }, utc);
      expect(reading).toEqual({ given: {}, problems: { knownAt: "dayOrInstant" }, typed: { knownAt } });
    },
  );

  it("refuse what lies after the installation's day, and only that", () => {
    expect(readClocks({ asOf: "2026-03-11", knownAt: "2026-03-11" }, utc).problems).toEqual({
      asOf: "futureDate",
      knownAt: "futureDate",
    });
    expect(readClocks({ asOf: "2999-01-01", knownAt: "9999-12-31" }, utc).problems).toEqual({
      asOf: "futureDate",
      knownAt: "futureDate",
    });
    expect(readClocks({ asOf: "2026-03-10", knownAt: "2026-03-10" }, utc).problems).toEqual({});
    expect(readClocks({ knownAt: "2026-03-11T00:00:00Z" }, utc).problems).toEqual({ knownAt: "futureDate" });
    // 23:30 UTC is the next day in Almaty already, and today there.
    const almaty = { timezone: "Asia/Almaty", today: "2026-03-11" };
    expect(readClocks({ knownAt: "2026-03-10T23:30:00Z" }, almaty).problems).toEqual({});
  });

  it("keep the one that can be taken when the other cannot", () => {
    const reading = readClocks({ asOf: "2025-06-30", knownAt: "soon" }, utc);
    expect(reading).toMatchObject({ asOf: "2025-06-30", given: { asOf: "2025-06-30" }, typed: { knownAt: "soon" } });
    expect(reading.knownAt).toBeUndefined();
  });
});
