import { createHash, randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/** A living process holds the lock. */
export class LockHeld extends Error {
  constructor(readonly pid: number) {
    super(`held by process ${pid}`);
    this.name = "LockHeld";
  }
}

/**
 * Takes a lock file for this process. It names its owner from the moment that it exists (a link to a finished file), and
 * that of a dead owner is exchanged in one step by whoever holds the lock on taking over that very one: of any number of
 * processes at once, one succeeds, and there is no moment at which the file is missing or half written.
 * @returns what gives the lock back
 * @throws LockHeld when a living process has it, this one included
 */
export function takeLock(lock: string): () => void {
  const own = `${lock}.${randomUUID()}`;
  // The last line makes each holding another: a lock that was given back and taken again is never mistaken for the old.
  writeFileSync(own, `${process.pid}\n${processStart(process.pid) ?? ""}\n${randomUUID()}\n`, {
    mode: 0o600,
    flag: "wx",
  });
  try {
    for (;;) {
      if (linked(own, lock)) break;
      const found = readIfThere(lock);
      if (found === null) continue;
      const [pid = "", started = ""] = found.split("\n");
      if (isAlive(Number(pid), started)) throw new LockHeld(Number(pid));
      const release = takeLock(`${lock}.${createHash("sha256").update(found).digest("hex").slice(0, 12)}`);
      try {
        // Meanwhile somebody else may have been through here.
        if (readIfThere(lock) === found) {
          renameSync(own, lock);
          break;
        }
      } finally {
        release();
      }
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** A process id can be given to another process after a crash or reboot; its start time tells the two apart on Linux. */
function isAlive(pid: number, started: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (pid === process.pid) return processStart(pid) === (started || null);
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
  return stat === null ? null : (stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null);
}
