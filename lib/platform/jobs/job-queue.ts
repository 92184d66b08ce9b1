import { type Job as Fetched, PgBoss } from "pg-boss";
import { connection } from "@/lib/db/connection";
import { JOB_SCHEMA } from "@/lib/db/job-schema";
import type { Tx } from "@/lib/db/transaction";
import { log } from "@/lib/platform/log";
import { jobDatabase, jobsIn } from "./job-database";

/** One kind of work. It runs at least once for each job, now and then twice: what it does must bear that. */
export interface JobKind {
  name: string;
  run: (data: JobData) => Promise<void>;
  /** When it is due by itself, as a cron expression in the queue's time zone. */
  schedule?: string;
  /** Whether a job with a key is refused while another with that key waits, runs or is to be tried again. */
  exclusive?: boolean;
  retries?: number;
  /** Seconds before the first further try; the wait doubles from there. */
  retryDelay?: number;
  /** How many of it run at once in this process; one unless said. */
  concurrency?: number;
  /** Seconds after which a worker that has not come back counts as dead, and the job is tried again. */
  expires?: number;
}

export type JobData = Record<string, string | number>;

/** A running queue. */
export interface JobQueue {
  /**
   * Asks for work to be done.
   * @param options.key of two jobs of a kind with one key, or with none, that wait, one is enough
   * @param options.tx the transaction with whose commit it is asked for
   * @param options.after seconds to wait first
   */
  enqueue(name: string, data?: JobData, options?: { key?: string; tx?: Tx; after?: number }): Promise<void>;
  /** Takes no new work, lets what is under way finish (5 s), then resolves. */
  stop(): Promise<void>;
}

const STOP_MS = 5_000;

interface Pace {
  timezone: string;
  /** Seconds between two looks for work, and between two looks after schedules and lost jobs. */
  poll?: number;
  watch?: number;
}

/**
 * Starts the queue on the open database and works on it in this process; other processes may do so, too.
 * @throws Error when the queue has no tables or they are of another version
 */
export async function startJobQueue(kinds: readonly JobKind[], pace: Pace): Promise<JobQueue> {
  const { kind, jobsWarning } = connection();
  if (jobsWarning !== null) throw new Error(`There is no job queue: ${jobsWarning}`);
  const { poll = 5, watch = 60 } = pace;
  const boss = new PgBoss({
    db: jobDatabase(),
    backend: kind === "embedded" ? "pglite" : "postgres",
    schema: JOB_SCHEMA,
    // The tables belong to the owner, who made them at the start (lib/db/job-schema.ts).
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    superviseIntervalSeconds: watch,
    monitorIntervalSeconds: watch,
    cronMonitorIntervalSeconds: Math.min(watch, 30),
    cronWorkerIntervalSeconds: Math.max(1, poll),
  });
  boss.on("error", (error) => log.warn({ err: error }, "job queue"));
  boss.on("warning", (warning) => log.debug({ message: warning.message }, "job queue"));
  await boss.start();
  try {
    for (const each of kinds) await take(boss, each, pace.timezone, poll);
  } catch (error) {
    await stop(boss);
    throw error;
  }
  return {
    enqueue: async (name, data = {}, { key, tx, after } = {}) => {
      await boss.send(name, data, {
        ...(key ? { singletonKey: key } : {}),
        ...(tx ? { db: jobsIn(tx) } : {}),
        ...(after ? { startAfter: after } : {}),
      });
    },
    stop: () => stop(boss),
  };
}

async function take(boss: PgBoss, kind: JobKind, timezone: string, poll: number): Promise<void> {
  const { name, exclusive = false, retries = 3, retryDelay = 30, expires = 120, concurrency = 1 } = kind;
  const options = {
    retryLimit: retries,
    retryDelay,
    retryBackoff: true,
    expireInSeconds: expires,
    deleteAfterSeconds: 86_400,
  };
  await boss.createQueue(name, { policy: exclusive ? "exclusive" : "short", ...options });
  // An installation may have made it with an earlier version's figures.
  await boss.updateQueue(name, options);
  if (kind.schedule) await boss.schedule(name, kind.schedule, {}, { tz: timezone, missed: "once" });
  const pace = { pollingIntervalSeconds: poll, localConcurrency: concurrency };
  await boss.work<JobData>(name, pace, async (jobs: Fetched<JobData>[]) => {
    for (const job of jobs) {
      try {
        await kind.run(job.data ?? {});
      } catch (error) {
        log.warn({ job: name, err: error }, "job failed");
        throw error;
      }
    }
  });
}

function stop(boss: PgBoss): Promise<void> {
  return boss.stop({ close: false, graceful: true, timeout: STOP_MS });
}
