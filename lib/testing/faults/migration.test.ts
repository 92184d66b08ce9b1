import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DatabaseChoice, openDatabase } from "@/lib/db/connection";
import { MigrationError } from "@/lib/db/migrate";
import { startPostgres, type TestServer } from "@/lib/testing/postgres";
import { createEmptyDatabase, dropDatabase, ROUNDS } from "./installation";

/** Takes some seconds on either database: long enough to die in the middle, with work on both sides of it. */
const SLOW = `
  CREATE TABLE made_first (number int);
  INSERT INTO made_first SELECT generate_series(1, 20000);
  CREATE TABLE made_slowly AS SELECT number, md5(number::text || repeat('x', 400)) AS text
    FROM generate_series(1, 500000) AS number;
  CREATE TABLE made_last AS SELECT count(*) AS rows FROM made_slowly;`;
const NAME = "99990101000000_slow";

describe.each(["embedded", "server"] as const)("kill -9 during a migration (%s database)", (kind) => {
  let folder: string;
  let released: string;
  let newer: string;
  let postgres: TestServer | undefined;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "heed-migration-"));
    released = path.join(folder, "released");
    newer = path.join(folder, "newer");
    for (const each of [released, newer]) cpSync("prisma/migrations", each, { recursive: true });
    mkdirSync(path.join(newer, NAME));
    writeFileSync(path.join(newer, NAME, "migration.sql"), SLOW);
    if (kind === "server") postgres = await startPostgres();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await postgres?.stop();
  });

  it(`is finished or rolled back by the next start, ${ROUNDS} times over`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const url = postgres && (await createEmptyDatabase(postgres.url));
      const choice: DatabaseChoice = url ? { url, pool: 1 } : { directory: path.join(folder, `data-${round}`) };
      await (await openDatabase(choice, released)).close();
      await dieMigrating(choice, newer, 100 + Math.random() * 500);

      const { applied, pool, embedded, close } = await openDatabase(choice, newer);
      // A server finishes the statement of a client that died: then there is nothing left to do.
      expect([[], [NAME]]).toContainEqual(applied);
      const sql = `SELECT (SELECT count(*)::int FROM _prisma_migrations WHERE migration_name = '${NAME}') AS recorded,
        (SELECT count(*)::int FROM pg_tables WHERE tablename IN ('made_first', 'made_slowly', 'made_last')) AS tables`;
      const { rows } = pool ? await pool.query(sql) : ((await embedded?.pglite.query(sql)) ?? { rows: [] });
      expect(rows).toEqual([{ recorded: 1, tables: 3 }]);
      await close();
      // Whoever goes back to the version before is told so.
      await expect(openDatabase(choice, released)).rejects.toThrow(MigrationError);
      await expect(openDatabase(choice, released)).rejects.toThrow("migrated by a newer Heed");
      console.log(`kill -9 during a migration, ${kind}: ${applied.length ? "done again" : "had been finished"}`);
      if (postgres && url) await dropDatabase(postgres.url, url);
    }
  });
});

/** Migrates in a process of its own and kills that in the middle. @throws Error when it was over before */
async function dieMigrating(choice: DatabaseChoice, migrations: string, afterMs: number): Promise<void> {
  const script = `
    const { openDatabase } = await import(${JSON.stringify(path.resolve("lib/db/connection.ts"))});
    await openDatabase(${JSON.stringify(choice)}, ${JSON.stringify(migrations)});
    console.log("over");`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      words += chunk.toString();
    });
  }
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await Promise.race([untilMigrating(choice), ended]);
  await Promise.race([new Promise((resolve) => setTimeout(resolve, afterMs)), ended]);
  child.kill("SIGKILL");
  await ended;
  if (child.signalCode !== "SIGKILL" || words !== "") throw new Error(`It was not killed in the middle: ${words}`);
}

/** On the server the statement is seen; on the embedded database the lock of whoever opens it. */
async function untilMigrating(choice: DatabaseChoice): Promise<void> {
  if (!("url" in choice)) {
    // From its lock on, opening takes half a second and the migration some more: wherever in them the blow falls, the
    // outcome has to be the same.
    while (!existsSync(path.join(choice.directory, "database.lock")))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 400));
    return;
  }
  const client = new pg.Client({ connectionString: choice.url });
  await client.connect();
  try {
    const seen = `SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%made_slowly%' AND pid <> pg_backend_pid()`;
    while ((await client.query(seen)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  } finally {
    await client.end();
  }
}
