import { PgBoss } from "pg-boss";
import { afterEach, expect, test, vi } from "vitest";
import { connection } from "@/lib/db/connection";
import { JOB_SCHEMA } from "@/lib/db/job-schema";
import { transact } from "@/lib/db/transaction";
import { describeOnBoth } from "@/lib/testing/database";
import { jobDatabase } from "./job-database";
import { type JobData, type JobKind, type JobQueue, startJobQueue } from "./job-queue";

const soon = { timeout: 10_000, interval: 50 };

describeOnBoth("the job queue", (db, kind) => {
  const running: JobQueue[] = [];
  const start = async (kinds: JobKind[]) => {
    const queue = await startJobQueue(kinds, { timezone: "UTC", poll: 0.5, watch: 1 });
    running.push(queue);
    return queue;
  };
  afterEach(async () => {
    for (const queue of running.splice(0)) await queue.stop();
  });

  test("runs what was asked for with a commit, and nothing of a transaction that was rolled back", async () => {
    const done: JobData[] = [];
    const queue = await start([{ name: "tx", exclusive: true, run: async (data) => void done.push(data) }]);
    await expect(
      transact(async (tx) => {
        await queue.enqueue("tx", { which: "rolled back" }, { tx, key: "1" });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    await transact((tx) => queue.enqueue("tx", { which: "committed" }, { tx, key: "2" }));
    await vi.waitFor(() => expect(done).toEqual([{ which: "committed" }]), soon);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(done).toHaveLength(1);
  });

  test("does a job once, however many work on it", async () => {
    const done: number[] = [];
    const kinds = [{ name: "shared", exclusive: true, run: async ({ n }: JobData) => void done.push(Number(n)) }];
    const [first] = [await start(kinds), await start(kinds)];
    for (const n of [1, 2, 3, 4]) await first?.enqueue("shared", { n }, { key: String(n) });
    await vi.waitFor(() => expect([...done].sort()).toEqual([1, 2, 3, 4]), soon);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(done).toHaveLength(4);
  });

  test("tries again what failed, and what a worker took and died with", async () => {
    const tries: string[] = [];
    const queue = await start([
      {
        name: "flaky",
        retryDelay: 1,
        run: async () => {
          tries.push("flaky");
          if (tries.length === 1) throw new Error("not yet");
        },
      },
    ]);
    await queue.enqueue("flaky");
    await vi.waitFor(() => expect(tries).toHaveLength(2), soon);

    const dead = new PgBoss({ db: jobDatabase(), schema: JOB_SCHEMA, migrate: false, supervise: false });
    await dead.start();
    await dead.createQueue("lost", { policy: "short", expireInSeconds: 1, retryLimit: 2 });
    await dead.send("lost", {});
    expect(await dead.fetch("lost")).toHaveLength(1);
    await dead.stop({ close: false, graceful: false });
    const done: number[] = [];
    await start([{ name: "lost", expires: 1, retryDelay: 1, run: async () => void done.push(1) }]);
    await vi.waitFor(() => expect(done).toEqual([1]), soon);
  });

  test("lets what is under way finish before it stops", async () => {
    let ended = false;
    let begun = false;
    const queue = await start([
      {
        name: "slow",
        run: async () => {
          begun = true;
          await new Promise((resolve) => setTimeout(resolve, 400));
          ended = true;
        },
      },
    ]);
    await queue.enqueue("slow");
    await vi.waitFor(() => expect(begun).toBe(true), soon);
    await queue.stop();
    expect(ended).toBe(true);
  });

  test("has tables that the app's role may use and not alter", async () => {
    expect(connection().jobsWarning).toBeNull();
    await expect(db.asApp(`CREATE TABLE ${JOB_SCHEMA}.mine (id int)`)).rejects.toThrow(/permission denied/);
    await expect(db.asApp(`ALTER TABLE ${JOB_SCHEMA}.queue ADD COLUMN mine int`)).rejects.toThrow(/must be owner/);
    await expect(db.asApp(`DELETE FROM ${JOB_SCHEMA}.version`)).rejects.toThrow(/permission denied/);
  });

  if (kind === "embedded") {
    test("leaves the one connection usable when a statement of its own fails", async () => {
      const queue = jobDatabase();
      await expect(queue.executeSql("BEGIN; SELECT 1/0; COMMIT;")).rejects.toThrow(/division by zero/);
      expect((await queue.executeSql("BEGIN; SELECT 2 AS n; COMMIT;")).rows).toEqual([{ n: 2 }]);
    });
  }
});
