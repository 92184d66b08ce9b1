import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toolEnvironment } from "@/lib/cli/run-tool";
import { openAsOwner } from "@/lib/db/backup/owner-session";
import { inOpenSnapshot } from "@/lib/db/backup/snapshot";
import type { BackupManifest } from "@/lib/domain/backup";
import { setFileStore } from "@/lib/platform/files/current-file-store";
import { DiskFileStore } from "@/lib/platform/files/disk-file-store";
import { createDatabase, dropDatabase, useDatabase } from "@/lib/testing/database";
import { systemActor } from "@/lib/testing/factories";
import { loadCatalogue } from "@/lib/use-cases/catalogue/load-catalogue";
import { catalogue } from "@/prisma/seed/csto-2025/catalogue";
import { writeBackup } from "./write-backup";

describe("a restore that is killed", () => {
  useDatabase();
  let folder: string;
  let file: string;
  let manifest: BackupManifest;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "heed-killed-"));
    setFileStore(new DiskFileStore(path.join(folder, "files")));
    const system = await systemActor();
    await loadCatalogue(system, catalogue);
    file = path.join(folder, "backup.zip");
    const source = { kind: "server" as const, snapshot: inOpenSnapshot };
    manifest = await writeBackup(system, createWriteStream(file), { source, heed: "9.9.9" });
  }, 60_000);
  afterAll(async () => {
    setFileStore(undefined);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  /** Runs `heed restore` in a process of its own; it is killed once `when` says so. */
  async function restore(environment: Record<string, string>, when: () => Promise<void> = () => new Promise(() => {})) {
    const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/main.ts", "restore", file], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...toolEnvironment(), DATABASE_URL: "", ...environment } as NodeJS.ProcessEnv,
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk));
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    await Promise.race([ended, when().then(() => child.kill("SIGKILL"))]);
    return { code: await ended, said };
  }

  const after = (ms: number) => () => new Promise<void>((resolve) => setTimeout(resolve, ms));

  it.each(["embedded", "server"])(
    "leaves an empty installation (%s), into which it goes the next time",
    async (kind) => {
      const directory = path.join(folder, `${kind}-data`);
      const url = kind === "server" ? await createDatabase({ migrated: false }) : null;
      const environment = { HEED_DATA_DIR: directory, ...(url ? { DATABASE_URL: url } : {}) };
      let killed = 0;
      // From before the database is opened until into the loading of its rows, however fast this machine is.
      for (const ms of [400, 1_200, 2_500, 4_000]) {
        const { code } = await restore(environment, after(ms));
        if (code === 0) break;
        killed += 1;
      }
      expect(killed).toBeGreaterThan(0);
      const last = await restore(environment);
      const whole = `head: ${manifest.head.sequence}:${manifest.head.hash}`;
      if (last.code === 0) expect(last.said).toContain(whole);
      // The last of those that were to be killed had come to its end already.
      else expect(last.said).toContain("empty installation");
      const owner = await openAsOwner(url ? { url, pool: 1 } : { directory });
      const { rows } = await owner.session.query<{ entries: string; head: string }>(
        "SELECT count(*)::text AS entries, max(sequence)::text AS head FROM audit_entry",
      );
      await owner.close();
      expect(rows).toEqual([{ entries: String(manifest.head.sequence), head: String(manifest.head.sequence) }]);
      if (url) await dropDatabase(url);
    },
    180_000,
  );
});
