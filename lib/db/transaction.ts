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

/**
 * Runs a command in one transaction (read committed; row locks and constraints guard the races).
 * @param work gets the transaction and the one instant at which all its rows are recorded
 */
export function transact<Result>(work: (tx: Tx, at: Date) => Promise<Result>): Promise<Result> {
  const at = now();
  return database().$transaction(
    async (tx) => {
      const result = await work(tx, at);
      await hook.getStore()?.(tx, result);
      return result;
    },
    { timeout: 20_000, maxWait: 10_000 },
  );
}

/**
 * Runs something whose transaction also stores what `store` writes: the answer that a retry with the same Idempotency-Key
 * gets is then there exactly when the change is.
 */
export function storingBeforeCommit<Result>(store: BeforeCommit, run: () => Promise<Result>): Promise<Result> {
  return hook.run(store, run);
}
