import { type Algorithm, hash, verify } from "@node-rs/argon2";

/** OWASP's least for argon2id: 19 MiB, two passes, one lane. */
const COST = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** As costly to check as any other, and nobody's: its digest is all zeros. */
const NOBODYS = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${"A".repeat(22)}$${"A".repeat(43)}`;

/** Hashes at once: bounds what sign-in may take of memory and of the thread pool; the rest wait in line. */
const AT_ONCE = 4;

const line = globalThis as { heedHashing?: { running: number; waiting: (() => void)[] } };

/** The argon2id hash of a password, with its parameters and salt. */
export function hashPassword(password: string): Promise<string> {
  return inLine(() => hash(password, COST));
}

/**
 * Whether a password fits a hash. Without a hash (nobody has that address) it takes as long and says no.
 * @param stored the stored hash, null for an unknown account
 */
export function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  return inLine(async () => (await verify(stored ?? NOBODYS, password)) && stored !== null);
}

async function inLine<Result>(work: () => Promise<Result>): Promise<Result> {
  line.heedHashing ??= { running: 0, waiting: [] };
  const state = line.heedHashing;
  if (state.running >= AT_ONCE) await new Promise<void>((proceed) => state.waiting.push(proceed));
  else state.running++;
  try {
    return await work();
  } finally {
    // The place goes straight to the next in line, so that no newcomer slips in between.
    const next = state.waiting.shift();
    if (next) next();
    else state.running--;
  }
}
