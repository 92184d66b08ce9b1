import { beforeAll, beforeEach, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { useClock } from "@/lib/testing/clock";
import { describeOnBoth } from "@/lib/testing/database";
import { issueDeviceCookie, knownDevice } from "./device-cookie";
import { loadSecrets } from "./secrets";
import { chargeAttempt, forgiveAttempt } from "./sign-in-throttle";

describeOnBoth("the sign-in throttle", (db, kind) => {
  const clock = useClock();
  beforeAll(() => void loadSecrets("", { HEED_SECRET: "a secret for these tests alone, only" }));
  beforeEach(() => database().signInThrottle.deleteMany());

  const stranger = (account: string, number = 1) => ({ account, device: null, address: `192.0.2.${number}` });

  it("lets six failures pass and then asks for 2, 4, 8 … 60 seconds between two", async () => {
    const waits: number[] = [];
    for (let failure = 1; failure <= 13; failure++) {
      const wait = await chargeAttempt(stranger("a@example.org", failure));
      waits.push(wait);
      if (wait === 0) continue;
      // Asking again while one has to wait costs nothing.
      expect(await chargeAttempt(stranger("a@example.org", failure))).toBe(wait);
      clock.advance({ seconds: wait });
      expect(await chargeAttempt(stranger("a@example.org", failure))).toBe(0);
    }
    expect(waits).toEqual([0, 0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60]);
  });

  it("forgets after 15 minutes", async () => {
    for (let failure = 0; failure < 6; failure++) await chargeAttempt(stranger("a@example.org"));
    expect(await chargeAttempt(stranger("a@example.org"))).toBe(2);
    clock.advance({ seconds: 15 * 60 + 1 });
    for (let failure = 0; failure < 6; failure++) expect(await chargeAttempt(stranger("a@example.org"))).toBe(0);
    expect(await chargeAttempt(stranger("a@example.org"))).toBe(2);
  });

  it("slows an address that tries many accounts after 30 failures", async () => {
    for (let failure = 0; failure <= 30; failure++) {
      expect(await chargeAttempt({ account: `a${failure}@example.org`, device: null, address: "192.0.2.1" })).toBe(0);
    }
    expect(await chargeAttempt({ account: "z@example.org", device: null, address: "192.0.2.1" })).toBe(2);
    expect(await chargeAttempt({ account: "z@example.org", device: null, address: "192.0.2.2" })).toBe(0);
  });

  it("takes back the charge of a success only, and none of the others'", async () => {
    for (let failure = 0; failure < 5; failure++) await chargeAttempt(stranger("a@example.org"));
    await chargeAttempt(stranger("a@example.org"));
    await forgiveAttempt(stranger("a@example.org"));
    const rows = await database().signInThrottle.findMany();
    expect(rows.map((row) => row.failures)).toEqual([5, 5]);
  });

  it("counts guesses that come at the same moment one by one", async () => {
    const guesses = kind === "server" ? 100 : 30;
    const waits = await Promise.all(
      Array.from({ length: guesses }, (_, number) => chargeAttempt(stranger("a@example.org", number))),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(6);
  });

  it("slows 1,000 guesses under forged addresses, while the owner's known device signs in at once", async () => {
    const cookie = issueDeviceCookie("a@example.org");
    const owner = { account: "a@example.org", device: knownDevice("a@example.org", cookie), address: "198.51.100.1" };
    expect(owner.device).not.toBeNull();
    let passed = 0;
    for (let guess = 0; guess < 1000; guess++) {
      if ((await chargeAttempt(stranger("a@example.org", guess))) === 0) passed++;
      clock.advance({ seconds: 1 });
    }
    // A guess each second for 17 minutes: one in twenty gets as far as the password.
    expect(passed).toBeLessThan(50);
    expect(await chargeAttempt(owner)).toBe(0);
    await forgiveAttempt(owner);
    expect(await chargeAttempt(owner)).toBe(0);
  });

  it("locks nobody out: an unknown device gets its turn within a minute", async () => {
    for (let guess = 0; guess < 1000; guess++) await chargeAttempt(stranger("a@example.org", guess));
    clock.advance({ seconds: 60 });
    expect(await chargeAttempt(stranger("a@example.org", 7))).toBe(0);
  });

  it("slows a known device by its own failures", async () => {
    const device = { account: "a@example.org", device: "known", address: "198.51.100.1" };
    for (let failure = 0; failure < 6; failure++) expect(await chargeAttempt(device)).toBe(0);
    expect(await chargeAttempt(device)).toBe(2);
    expect(await chargeAttempt(stranger("a@example.org"))).toBe(0);
  });

  it("believes only device cookies that it issued, for the account that it issued them for", () => {
    const cookie = issueDeviceCookie("a@example.org");
    expect(knownDevice("a@example.org", cookie)).toBe(cookie.split(".")[0]);
    expect(knownDevice("b@example.org", cookie)).toBeNull();
    for (const forged of [`x${cookie}`, `${cookie}x`, "a.b", ".", "", "x".repeat(5000), null]) {
      expect(knownDevice("a@example.org", forged)).toBeNull();
    }
  });

  it("keeps neither accounts nor addresses", async () => {
    await chargeAttempt({ account: "canary@example.org", device: null, address: "203.0.113.77" });
    expect(JSON.stringify(await db.asOwner("SELECT * FROM sign_in_throttle"))).not.toMatch(/canary|203\.0\.113/);
  });
});
