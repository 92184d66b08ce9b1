import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LockHeld, takeLock } from "./owner-lock";

const PROCESSES = 6;
const LOCKS = 60;
/** No process has this number: Linux and the others end below it. */
const DEAD = 999_999_999;

describe("the owner's lock", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "heed-lock-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is held once at a time, and leaves nothing behind", () => {
    const lock = path.join(folder, "own.lock");
    const release = takeLock(lock);
    expect(() => takeLock(lock)).toThrow(LockHeld);
    release();
    takeLock(lock)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is taken over when its owner died, even if others died while they were taking it over", () => {
    const lock = path.join(folder, "left.lock");
    const left = [lock];
    for (const name of left) {
      const content = `${DEAD}\n1\n${left.length}\n`;
      writeFileSync(name, content);
      if (left.length < 3) left.push(`${name}.${createHash("sha256").update(content).digest("hex").slice(0, 12)}`);
    }
    const release = takeLock(lock);
    expect(readFileSync(lock, "utf8")).toMatch(new RegExp(`^${process.pid}\n`));
    release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("goes to exactly one of several processes that find it stale at the same moment", async () => {
    const lockOf = (number: number) => path.join(folder, `race-${number}.lock`);
    for (let number = 0; number < LOCKS; number++) writeFileSync(lockOf(number), number % 3 ? `${DEAD}\n1\n` : "");
    const racers = await Promise.all(Array.from({ length: PROCESSES }, () => startRacer()));
    const start = Date.now() + 200;
    const taken = await Promise.all(
      racers.map((racer) => racer.race({ start, lock: path.join(folder, "race-#.lock") })),
    );
    for (let number = 0; number < LOCKS; number++) {
      expect(
        taken.filter((own) => own.includes(number)),
        `takers of lock ${number}`,
      ).toHaveLength(1);
    }
    // The point of the exercise: more than one of them got some.
    expect(taken.filter((own) => own.length > 0).length).toBeGreaterThan(1);
    for (const racer of racers) racer.end();
    expect(readdirSync(folder).filter((name) => !/^race-\d+\.lock$/.test(name))).toEqual([]);
  });
});

interface Racer {
  /** Tries all locks, one each 10 ms from `start` on. @returns the numbers of those that it got and keeps */
  race(order: { start: number; lock: string }): Promise<number[]>;
  end(): void;
}

function startRacer(): Promise<Racer> {
  const script = `
    const { takeLock, LockHeld } = await import(${JSON.stringify(path.resolve("lib/db/owner-lock.ts"))});
    process.stdin.once("data", (text) => {
      const { start, lock } = JSON.parse(text);
      const own = [];
      for (let number = 0; number < ${LOCKS}; number++) {
        while (Date.now() < start + number * 10);
        try {
          takeLock(lock.replace("#", number));
          own.push(number);
        } catch (error) {
          if (!(error instanceof LockHeld)) throw error;
        }
      }
      console.log(JSON.stringify(own));
    });
    console.log("ready");`;
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    words += chunk.toString();
  });
  const line = () =>
    new Promise<string>((resolve, reject) => {
      child.stdout?.once("data", (chunk: Buffer) => resolve(chunk.toString()));
      child.once("exit", (code) => reject(new Error(`A racer ended with ${code}: ${words}`)));
    });
  return line().then(() => ({
    race: async (order) => {
      const answer = line();
      child.stdin?.write(JSON.stringify(order));
      return JSON.parse(await answer) as number[];
    },
    end: () => child.kill("SIGKILL"),
  }));
}
