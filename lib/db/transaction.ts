import { AsyncLocalStorage } from "node:async_hooks";
import { now } from "./clock";
import { database } from "./connection";
import type { Prisma, PrismaClient } from "./generated/client";

/** A transaction. Its type is what `recordAudit` and every helper that writes ask for. */
export type Tx = Prisma.TransactionClient;

/** Anything that can read: the client itself or a transaction. */
export type Reader = PrismaClient | Tx;

type BeforeCommit = (tx: Tx, result: unknown) => Promise<void>;
const hook = new AsyncLocalStorage<BeforeCommit>();

/** Transactions that appended to the chain: once they are committed, whoever waits for news is woken. */
const recording = new WeakSet<object>();
// The server's bundle writes, the start script listens: two module graphs in one process.
const holder = globalThis as { heedNews?: () => void; heedCommits?: number };

/**
 * Runs a command in one transaction (read committed; row locks and constraints guard the races).
 * @param work gets the transaction and the one instant at which all its rows are recorded
 * @param timeout milliseconds for the whole of it, where so much is written that the usual time does not do
 */
export async function transact<Result>(
  work: (tx: Tx, at: Date) => Promise<Result>,
  { timeout = 20_000 }: { timeout?: number } = {},
): Promise<Result> {
  const at = now();
  let news = false;
  const result = await database().$transaction(
    async (tx) => {
      const done = await work(tx, at);
      await hook.getStore()?.(tx, done);
      news = recording.has(tx);
      return done;
    },
    { timeout, maxWait: 10_000 },
  );
  if (news) {
    holder.heedCommits = (holder.heedCommits ?? 0) + 1;
    holder.heedNews?.();
  }
  return result;
}

/** Says that a transaction appends to the chain. */
export function markRecording(tx: Tx): void {
  recording.add(tx);
}

/**
 * Calls `listener` after each commit in this process that appended to the chain. It must not throw, and not wait.
 * @returns ends it
 */
export function onNews(listener: () => void): () => void {
  holder.heedNews = listener;
  return () => {
    if (holder.heedNews === listener) delete holder.heedNews;
  };
}

/** How often this process has appended to the chain: as long as it stays the same, only others can have moved the head. */
export function commitsHere(): number {
  return holder.heedCommits ?? 0;
}

/**
 * Runs something whose transaction also stores what `store` writes: the answer that a retry with the same Idempotency-Key
 * gets is then there exactly when the change is.
 */
export function storingBeforeCommit<Result>(store: BeforeCommit, run: () => Promise<Result>): Promise<Result> {
  return hook.run(store, run);
}

/** Runs something whose transactions store no answer: what goes before the one that does. */
export function withoutStoring<Result>(run: () => Promise<Result>): Promise<Result> {
  return hook.exit(run);
}
