import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";

/** The embedded database is in use by another process, which the message names. */
export class DatabaseInUse extends Error {}

/** An embedded PostgreSQL and how to close it. */
export interface Embedded {
  pglite: PGlite;
  close(): Promise<void>;
}

/**
 * Opens the embedded PostgreSQL below a data directory, alone: a lock file beside it carries the owner's process id, and
 * one left by a dead process is taken over.
 * @param directory the data directory; "memory://" for a throw-away database
 * @throws DatabaseInUse when another living process has it open
 */
export async function openEmbedded(directory: string): Promise<Embedded> {
  const extensions = { pg_trgm, unaccent };
  if (directory === "memory://") {
    const pglite = await PGlite.create("memory://", { extensions });
    return { pglite, close: () => pglite.close() };
  }
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = path.join(directory, "database.lock");
  takeLock(lock);
  try {
    const pglite = await PGlite.create(path.join(directory, "database"), { extensions });
    return {
      pglite,
      close: async () => {
        await pglite.close();
        rmSync(lock, { force: true });
      },
    };
  } catch (error) {
    rmSync(lock, { force: true });
    throw error;
  }
}

function takeLock(lock: string): void {
  // "wx" makes creating the file the test itself: of two openers at once, one wins.
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(lock, "wx", 0o600);
      writeSync(file, `${process.pid}\n${processStart(process.pid) ?? ""}\n`);
      closeSync(file);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const [pid = "", started = ""] = readIfThere(lock).split("\n");
    if (isAlive(Number(pid), started)) {
      throw new DatabaseInUse(
        `The embedded database in ${path.dirname(lock)} is in use by process ${pid}. Stop that one first, or give each its own database (HEED_DATA_DIR, or a server by DATABASE_URL).`,
      );
    }
    rmSync(lock, { force: true });
  }
  throw new DatabaseInUse(`The lock ${lock} changes hands too quickly; start again.`);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** A process id can be given to another process after a crash or reboot; its start time tells the two apart on Linux. */
function isAlive(pid: number, started: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (pid === process.pid) return processStart(pid) === started;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const actual = processStart(pid);
  return actual === null || started === "" || actual === started;
}

function processStart(pid: number): string | null {
  const stat = readIfThere(`/proc/${pid}/stat`);
  return stat === "" ? null : (stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null);
}
