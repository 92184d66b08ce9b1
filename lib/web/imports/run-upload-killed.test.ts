import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toolEnvironment } from "@/lib/cli/run-tool";
import { openAsOwner } from "@/lib/db/backup/owner-session";
import { database } from "@/lib/db/connection";
import { importMapSchema } from "@/lib/domain/import/import";
import { useDatabase } from "@/lib/testing/database";
import { createPublication, createTeam } from "@/lib/testing/factories";
import { getUpload, keepUpload, queueUpload } from "@/lib/use-cases/import/uploads";
import { previewUpload, runQueuedImports } from "./run-upload";

const ROWS = 4_000;
const CSV = `id,text\n${Array.from({ length: ROWS }, (_, row) => `${row},Do the thing number ${row} before the year ends`).join("\n")}\n`;

/** Starts a process of its own, whose environment names the database. */
function start(args: readonly string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, ["--import", "tsx", ...args], {
    stdio: "ignore",
    env: { ...toolEnvironment(), DATABASE_URL: "", ...environment } as NodeJS.ProcessEnv,
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once("exit", (code, signal) => resolve({ code, signal })),
  );
  return { child, ended };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe("a job that imports and is killed (server)", () => {
  const db = useDatabase();

  it("has written nothing, and the next one writes all of it, with one entry in an unbroken chain", async () => {
    const { analyst } = await createTeam();
    await createPublication({ reference: "PLAN" });
    const content = Buffer.from(CSV);
    const { id } = await keepUpload(analyst, {
      publication: "PLAN",
      fileName: "plan.csv",
      fileSha256: createHash("sha256").update(content).digest("hex"),
      content,
      map: importMapSchema.parse({}),
    });
    await previewUpload(analyst, id);
    await queueUpload(analyst, id);
    const { child, ended } = start(["lib/testing/queued-imports.ts"], { DATABASE_URL: db.url() });
    // Half-way by what the job itself says.
    while ((await getUpload(analyst, id)).done < ROWS / 4) await pause(20);
    child.kill("SIGKILL");
    expect(await ended).toEqual({ code: null, signal: "SIGKILL" });
    expect(await getUpload(analyst, id)).toMatchObject({ state: "RUNNING" });
    const imported = () => database().auditEntry.count({ where: { action: "recommendations.imported" } });
    expect([await database().recommendation.count(), await imported()]).toEqual([0, 0]);
    // Whether it is gone is known only once it has been silent for a while.
    expect(await runQueuedImports()).toEqual({ ran: 0 });
    await database().importUpload.update({ where: { id }, data: { seenAt: new Date(Date.now() - 600_000) } });
    expect(await runQueuedImports()).toEqual({ ran: 1 });
    expect(await getUpload(analyst, id)).toMatchObject({ state: "DONE", report: { created: ROWS, written: true } });
    expect([await database().recommendation.count(), await imported()]).toEqual([ROWS, 1]);
    expect(await start(["lib/cli/main.ts", "verify"], { DATABASE_URL: db.url() }).ended).toMatchObject({ code: 0 });
  }, 180_000);
});

describe("an import by the command line that is killed (embedded)", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "heed-killed-import-"));
    await writeFile(path.join(folder, "plan.csv"), CSV);
  });
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

  it("has written nothing or all of it, and the next one leaves all of it, with one entry in an unbroken chain", async () => {
    const directory = path.join(folder, "data");
    const environment = { HEED_DATA_DIR: directory, HEED_CATALOGUE: "none" };
    const line = [
      "lib/cli/main.ts",
      "import",
      "recommendations",
      path.join(folder, "plan.csv"),
      "--publication",
      "PLAN",
    ];
    const count = async () => {
      const owner = await openAsOwner({ directory });
      const { rows } = await owner.session.query<{ recommendations: string; entries: string }>(
        `SELECT (SELECT count(*) FROM recommendation)::text AS recommendations,
          (SELECT count(*) FROM audit_entry WHERE action = 'recommendations.imported')::text AS entries`,
      );
      await owner.close();
      return rows[0];
    };
    // The empty installation comes first, so that what is killed is the import.
    await start(["lib/cli/main.ts", "user", "list"], environment).ended;
    let killed = 0;
    for (const ms of [2_000, 4_000, 6_000]) {
      const { child, ended } = start(line, environment);
      await Promise.race([ended, pause(ms).then(() => child.kill("SIGKILL"))]);
      if ((await ended).signal !== "SIGKILL") break;
      killed++;
      expect([
        { recommendations: "0", entries: "0" },
        { recommendations: String(ROWS), entries: "1" },
      ]).toContainEqual(await count());
    }
    expect(killed).toBeGreaterThan(0);
    expect(await start(line, environment).ended).toMatchObject({ code: 0 });
    expect(await count()).toEqual({ recommendations: String(ROWS), entries: "1" });
    expect(await start(["lib/cli/main.ts", "verify"], environment).ended).toMatchObject({ code: 0 });
  }, 180_000);
});
