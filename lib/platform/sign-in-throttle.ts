import { createHmac } from "node:crypto";
import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import type { Tx } from "@/lib/db/transaction";
import { secrets } from "./secrets";

/** Who tries: the account by its address or id, the device if it is known for that account, and from where. */
export interface Attempt {
  account: string;
  device: string | null;
  address: string;
}

const WINDOW_MINUTES = 15;
const FREE_BY_ACCOUNT = 5;
const FREE_BY_ADDRESS = 30;
const LONGEST_WAIT = 60;

interface Counter {
  key: string;
  free: number;
}

/** Leaves the transaction without its charges. */
class MustWait extends Error {
  constructor(readonly seconds: number) {
    super();
  }
}

/**
 * Counts an attempt as failed before the password is looked at, unless it comes too soon after the last: so a thousand
 * guesses at once are a thousand failures, not one. `forgiveAttempt` takes the charge back when the password was right.
 * The 6th failure within 15 minutes costs 2 seconds, the next 4, 8 … up to 60; nobody is locked out. A device known for
 * the account has a counter of its own, which nobody elsewhere can run up.
 * @returns 0 when the attempt may go on, else the seconds to wait; a waiting attempt is not counted
 */
export async function chargeAttempt(attempt: Attempt): Promise<number> {
  if (Math.random() < 0.01) await sweep();
  const at = now();
  try {
    // Not `transact`: this is no command, and no retried command's answer belongs to it.
    await database().$transaction(async (tx) => {
      // In the keys' order: two attempts that share both counters must not wait for each other crosswise.
      for (const { key, free } of counters(attempt).sort((a, b) => (a.key < b.key ? -1 : 1))) {
        // One statement, so that of many attempts at the same moment exactly one finds the wait over.
        const charged = await tx.$executeRaw`
          INSERT INTO sign_in_throttle AS t (key, failures, first_at, last_at)
            VALUES (${key}, 1, ${at}::timestamptz, ${at}::timestamptz)
          ON CONFLICT (key) DO UPDATE SET
            failures = CASE WHEN ${expired(at)}::timestamptz > t.first_at THEN 1 ELSE t.failures + 1 END,
            first_at = CASE WHEN ${expired(at)}::timestamptz > t.first_at THEN EXCLUDED.first_at ELSE t.first_at END,
            last_at = EXCLUDED.last_at
          WHERE ${expired(at)}::timestamptz > t.first_at OR t.failures <= ${free}::int
            OR t.last_at + make_interval(secs => LEAST(power(2, LEAST(t.failures - ${free}::int, 10)), ${LONGEST_WAIT}::int))
               <= ${at}::timestamptz`;
        if (charged === 0) throw new MustWait(await waitOf(tx, key, free, at));
      }
    });
    return 0;
  } catch (error) {
    if (error instanceof MustWait) return error.seconds;
    throw error;
  }
}

/** Takes the charge of a successful attempt back; a known device starts afresh. Others' failures stay counted. */
export async function forgiveAttempt(attempt: Attempt): Promise<void> {
  for (const { key } of counters(attempt)) {
    if (attempt.device === null) {
      await database().$executeRaw`UPDATE sign_in_throttle SET failures = GREATEST(failures - 1, 0) WHERE key = ${key}`;
    } else {
      await database().$executeRaw`DELETE FROM sign_in_throttle WHERE key = ${key}`;
    }
  }
}

/**
 * A known device has one counter alone: the address's is left out, or behind a proxy that hides addresses one stranger
 * would slow everybody down.
 */
function counters({ account, device, address }: Attempt): Counter[] {
  if (device !== null) return [{ key: keyOf("device", account, device), free: FREE_BY_ACCOUNT }];
  return [
    { key: keyOf("account", account), free: FREE_BY_ACCOUNT },
    { key: keyOf("address", address), free: FREE_BY_ADDRESS },
  ];
}

/** A keyed hash: the table tells nobody which accounts and addresses have failed. */
function keyOf(...parts: string[]): string {
  return createHmac("sha256", secrets().throttle).update(parts.join("\n")).digest("base64url");
}

async function waitOf(tx: Tx, key: string, free: number, at: Date): Promise<number> {
  const row = await tx.signInThrottle.findUnique({ where: { key } });
  if (!row) return 1;
  const wait = Math.min(2 ** Math.min(row.failures - free, 10), LONGEST_WAIT);
  return Math.min(LONGEST_WAIT, Math.max(1, Math.ceil((row.lastAt.getTime() - at.getTime()) / 1000 + wait)));
}

function expired(at: Date): Date {
  return new Date(at.getTime() - WINDOW_MINUTES * 60_000);
}

/** Forgets what counts no more; skips rows in use, so that nobody waits for tidying. */
async function sweep(): Promise<void> {
  await database().$executeRaw`DELETE FROM sign_in_throttle WHERE key IN (
    SELECT key FROM sign_in_throttle WHERE last_at < ${expired(now())}::timestamptz FOR UPDATE SKIP LOCKED)`;
}
