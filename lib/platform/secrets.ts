import { hkdfSync, randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { type Environment, environment } from "@/lib/env/environment";

/** The installation's keys, one for each purpose, so that none stands in for another. */
export interface Secrets {
  /** Encrypts session cookies. */
  session: string;
  /** Hides accounts and addresses in the sign-in counters. */
  throttle: Buffer;
  /** Signs the cookies of devices that have signed in before. */
  device: Buffer;
  /** Signs the links by which mails are ended without signing in. */
  unsubscribe: Buffer;
  /** Seals secrets that have to be read again, such as those that webhooks are signed with. */
  sealing: Buffer;
}

/** The installation's secret is missing or damaged; the message says what to do. Heed does not start without it. */
export class SecretError extends Error {}

const FILE = "secrets.json";
const LEAST_BYTES = 32;

// Two module graphs in one process must agree on the keys.
const holder = globalThis as { heedSecrets?: Secrets };

/**
 * Takes the secret from HEED_SECRET, or from <dataDir>/secrets.json, which is made on the first start, and derives the keys.
 * @param dataDir the data directory
 * @param env the configuration
 * @throws SecretError when the file is there but cannot be used: a new secret would silently end every session
 */
export function loadSecrets(dataDir: string, env: Pick<Environment, "HEED_SECRET">): Secrets {
  const root = env.HEED_SECRET === undefined ? storedSecret(dataDir) : Buffer.from(env.HEED_SECRET, "utf8");
  if (root.length < LEAST_BYTES) throw new SecretError("HEED_SECRET: must have at least 32 characters.");
  const derive = (purpose: string) => Buffer.from(hkdfSync("sha256", root, "heed", purpose, LEAST_BYTES));
  holder.heedSecrets = {
    session: derive("session").toString("base64url"),
    throttle: derive("throttle"),
    device: derive("device"),
    unsubscribe: derive("unsubscribe"),
    sealing: derive("sealing"),
  };
  return holder.heedSecrets;
}

/** The keys of this process, loaded as the environment says on the first call. @throws SecretError */
export function secrets(): Secrets {
  return holder.heedSecrets ?? loadSecrets(environment().HEED_DATA_DIR, environment());
}

function storedSecret(dataDir: string): Buffer {
  const file = path.join(dataDir, FILE);
  return readSecret(file) ?? createSecret(dataDir, file);
}

function readSecret(file: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new SecretError(`${file} cannot be read. Give it back to the user that runs Heed, or set HEED_SECRET.`);
  }
  let secret: unknown;
  try {
    secret = (JSON.parse(text) as { secret?: unknown } | null)?.secret;
  } catch {
    secret = null;
  }
  const bytes = typeof secret === "string" ? Buffer.from(secret, "base64url") : Buffer.alloc(0);
  if (bytes.length >= LEAST_BYTES) return bytes;
  throw new SecretError(
    `${file} is damaged. Restore it from a backup, set HEED_SECRET, or remove it: a new one is made, and everybody signs in again.`,
  );
}

function createSecret(dataDir: string, file: string): Buffer {
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const handle = openSync(temporary, "wx", 0o600);
    try {
      writeSync(handle, `${JSON.stringify({ secret: randomBytes(LEAST_BYTES).toString("base64url") })}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    try {
      // A link, unlike a rename, fails where the file exists: of two processes that start at once, both use the first's.
      linkSync(temporary, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(temporary, { force: true });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SecretError(`${file} cannot be written (${reason}). Make ${dataDir} writable, or set HEED_SECRET.`);
  }
  const secret = readSecret(file);
  if (!secret) throw new SecretError(`${file} has vanished while it was made. Start again, or set HEED_SECRET.`);
  return secret;
}
