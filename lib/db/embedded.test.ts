import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DatabaseInUse, openEmbedded } from "./embedded";

describe("the embedded database", () => {
  let directory: string;
  let other: ChildProcess | undefined;

  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), "heed-embedded-"));
  });
  afterEach(async () => {
    if (other) await killHard(other);
    other = undefined;
    rmSync(directory, { recursive: true, force: true });
  });

  const lock = () => path.join(directory, "database.lock");

  it("refuses a second opener in the same process, and lets it in after the first has closed", async () => {
    const first = await openEmbedded(directory);
    await expect(openEmbedded(directory)).rejects.toThrow(DatabaseInUse);
    await first.close();
    expect(existsSync(lock())).toBe(false);
    await (await openEmbedded(directory)).close();
  });

  it("refuses while another process has it open, naming that process and what to do", async () => {
    other = await openElsewhere(directory);
    const refusal = openEmbedded(directory);
    await expect(refusal).rejects.toThrow(DatabaseInUse);
    await expect(refusal).rejects.toThrow(`in use by process ${other.pid}. Stop that one first`);
    expect(readFileSync(lock(), "utf8")).toContain(String(other.pid));
  });

  it("takes over the lock of a process that was killed, with everything it had committed", async () => {
    other = await openElsewhere(directory);
    await killHard(other);
    expect(existsSync(lock())).toBe(true);
    const { pglite, close } = await openEmbedded(directory);
    expect((await pglite.query("SELECT what FROM kept")).rows).toEqual([{ what: "committed" }]);
    expect(readFileSync(lock(), "utf8")).toContain(String(process.pid));
    await close();
  });

  it("takes over a lock whose process id now belongs to another program", async () => {
    writeFileSync(lock(), `${process.ppid}\n1\n`);
    // Only Linux tells when a process began; elsewhere the living process is believed.
    if (existsSync("/proc/self/stat")) await (await openEmbedded(directory)).close();
    else await expect(openEmbedded(directory)).rejects.toThrow(DatabaseInUse);
  });

  it("takes over a lock that was cut off while it was written", async () => {
    writeFileSync(lock(), "");
    await (await openEmbedded(directory)).close();
  });
});

/** Another process that opens the database, writes a row and stays. */
function openElsewhere(directory: string): Promise<ChildProcess> {
  const script = `
    const { openEmbedded } = await import(${JSON.stringify(path.resolve("lib/db/embedded.ts"))});
    const { pglite } = await openEmbedded(${JSON.stringify(directory)});
    await pglite.exec("CREATE TABLE kept (what text); INSERT INTO kept VALUES ('committed')");
    console.log("open");
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let words = "";
    child.stderr.on("data", (chunk: Buffer) => {
      words += chunk.toString();
    });
    child.stdout.once("data", () => resolve(child));
    child.once("exit", (code) => reject(new Error(`The other process ended with ${code}: ${words}`)));
  });
}

async function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}
