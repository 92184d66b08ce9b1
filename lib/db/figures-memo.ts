import { AsyncLocalStorage } from "node:async_hooks";
import { GENESIS } from "@/lib/domain/audit";
import type { Day } from "@/lib/domain/dates";
import type { Reader } from "./transaction";

/** Where the audit chain ends: its last entry's number and hash (0 and zeros before the first). */
export interface ChainHead {
  sequence: bigint;
  hash: string;
}

interface Reading {
  head?: Promise<ChainHead>;
}
// The server opens it, the pages' own module graph reads in it.
const scopes = globalThis as { heedReading?: AsyncLocalStorage<Reading> };

/**
 * Runs a request that only reads on one head of the chain: what it shows is of one state as far as figures go, and the head
 * is asked for once. Never around a command, which must see what it has just written.
 */
export function withOneHead<Result>(run: () => Result): Result {
  scopes.heedReading ??= new AsyncLocalStorage<Reading>();
  return scopes.heedReading.run({}, run);
}

/** The chain's head: one row, read by its key, once in each request that only reads. */
export function getAuditHead(db: Reader): Promise<ChainHead> {
  const reading = scopes.heedReading?.getStore();
  if (!reading) return readHead(db);
  reading.head ??= readHead(db);
  return reading.head;
}

async function readHead(db: Reader): Promise<ChainHead> {
  const head = await db.auditHead.findUnique({ where: { id: 1 } });
  return { sequence: head?.sequence ?? 0n, hash: head?.hash ?? GENESIS };
}

const holder = globalThis as { heedFigures?: Map<string, Promise<unknown>> };
const KEPT = 200;

/**
 * Figures, computed once for each state of the record. Every command appends an entry to the chain in its own transaction,
 * so whatever figures depend on is unchanged while the head's hash is; with the day (evidence comes true, confidence ages)
 * and the question it determines the answer. Nothing has to be forgotten: a later state has another key. Read the head
 * before computing: what commits in between then stands under the older head, which nobody asks for again.
 * @param key the question: which figures, with which filters and clocks
 * @param at the head's hash and the installation's day
 */
export function memoByHead<Figures>(
  key: string,
  at: { head: ChainHead; today: Day },
  compute: () => Promise<Figures>,
): Promise<Figures> {
  // All empty chains look alike; there is nothing to save on them either.
  if (at.head.hash === GENESIS) return compute();
  holder.heedFigures ??= new Map();
  const figures = holder.heedFigures;
  const full = `${at.head.hash} ${at.today} ${key}`;
  const known = figures.get(full) as Promise<Figures> | undefined;
  if (known) {
    // Set anew, so that the map's order is that of use and the first key is the one unused for longest.
    figures.delete(full);
    figures.set(full, known);
    return known;
  }
  const computed = compute();
  figures.set(full, computed);
  computed.catch(() => figures.delete(full));
  for (const oldest of figures.keys()) {
    if (figures.size <= KEPT) break;
    figures.delete(oldest);
  }
  return computed;
}

/** Empties the memory (tests and benchmark data, which write rows without an entry). */
export function forgetFigures(): void {
  holder.heedFigures?.clear();
}
