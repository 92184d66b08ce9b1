import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./passwords";

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

describe("passwords", () => {
  it("are kept as argon2id with at least 19456 KiB, two passes and one lane", async () => {
    const [, algorithm, version, cost = ""] = (await hashPassword("correct horse battery")).split("$");
    const { m, t, p } = Object.fromEntries(cost.split(",").map((pair) => pair.split("=")));
    expect([algorithm, version]).toEqual(["argon2id", "v=19"]);
    expect(Number(m)).toBeGreaterThanOrEqual(19_456);
    expect(Number(t)).toBeGreaterThanOrEqual(2);
    expect(Number(p)).toBe(1);
  });

  it("are salted: the same one never gives the same hash", async () => {
    expect(await hashPassword("correct horse battery")).not.toBe(await hashPassword("correct horse battery"));
  });

  it("fit their own hash, no other, and never an unknown account", async () => {
    const hash = await hashPassword("correct horse battery");
    expect(await verifyPassword(hash, "correct horse battery")).toBe(true);
    expect(await verifyPassword(hash, "correct horse batterz")).toBe(false);
    expect(await verifyPassword(null, "correct horse battery")).toBe(false);
  });

  it("of unknown accounts take as long to refuse as of known ones", async () => {
    const hash = await hashPassword("correct horse battery");
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 9; round++) {
      known.push(await timed(() => verifyPassword(hash, "wrong horse battery")));
      unknown.push(await timed(() => verifyPassword(null, "wrong horse battery")));
    }
    expect(median(unknown) / median(known)).toBeGreaterThan(0.5);
    expect(median(unknown) / median(known)).toBeLessThan(2);
  });

  it("are hashed four at a time at most, and all in the end", async () => {
    const state = () => (globalThis as { heedHashing?: { running: number; waiting: unknown[] } }).heedHashing;
    const all = Array.from({ length: 12 }, (_, number) => hashPassword(`password number ${number}`));
    expect(state()?.running).toBe(4);
    expect(state()?.waiting.length).toBe(8);
    expect(new Set(await Promise.all(all)).size).toBe(12);
    expect(state()).toEqual({ running: 0, waiting: [] });
  });
});
