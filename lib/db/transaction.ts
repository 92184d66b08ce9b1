import { now } from "./clock";
import { database } from "./connection";
import type { Prisma, PrismaClient } from "./generated/client";

/** A transaction. Its type is what `recordAudit` and every helper that writes ask for. */
export type Tx = Prisma.TransactionClient;

/** Anything that can read: the client itself or a transaction. */
export type Reader = PrismaClient | Tx;

/**
 * Runs a command in one transaction (read committed; row locks and constraints guard the races).
 * @param work gets the transaction and the one instant at which all its rows are recorded
 */
export function transact<Result>(work: (tx: Tx, at: Date) => Promise<Result>): Promise<Result> {
  const at = now();
  return database().$transaction((tx) => work(tx, at), { timeout: 20_000, maxWait: 10_000 });
}
