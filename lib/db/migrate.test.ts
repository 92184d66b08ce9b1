import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDatabase, dropDatabase } from "@/lib/testing/database";
import { openEmbedded } from "./embedded";
import { MigrationError, migrate, type OwnerSession } from "./migrate";

const RELEASED = "prisma/migrations";

type Opened = { session: OwnerSession; close(): Promise<void> };

async function openOnServer(): Promise<Opened> {
  const url = await createDatabase({ migrated: false });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const query = async <Row>(sql: string, parameters?: unknown[]) => {
    const { rows } = await client.query(sql, parameters);
    return { rows: rows as Row[] };
  };
  const close = async () => {
    await client.end();
    await dropDatabase(url);
  };
  return { session: { exec: (sql) => client.query(sql), query }, close };
}

async function openInMemory(): Promise<Opened> {
  const { pglite, close } = await openEmbedded("memory://");
  return {
    session: { exec: (sql) => pglite.exec(sql), query: (sql, parameters) => pglite.query(sql, parameters) },
    close,
  };
}

describe.each([
  ["server", openOnServer],
  ["embedded", openInMemory],
])("migrating (%s)", (_, open) => {
  let session: OwnerSession;
  let close: () => Promise<void>;
  let folder: string;

  beforeEach(async () => {
    ({ session, close } = await open());
    folder = mkdtempSync(path.join(tmpdir(), "heed-migrations-"));
    cpSync(RELEASED, folder, { recursive: true });
  });
  afterEach(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });

  const add = (name: string, sql: string) => {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, "migration.sql"), sql);
  };
  const tableThere = async (name: string) =>
    (await session.query<{ there: boolean }>("SELECT to_regclass($1) IS NOT NULL AS there", [name])).rows[0]?.there;
  const recorded = async () =>
    (
      await session.query<{ name: string; checksum: string }>(
        `SELECT migration_name AS name, checksum FROM _prisma_migrations ORDER BY 1`,
      )
    ).rows;

  it("applies all in order and records each with its checksum; again, it does nothing", async () => {
    add("99990101000000_a", `CREATE TABLE "first" (id int)`);
    add("99990101000001_b", `ALTER TABLE "first" ADD COLUMN more int -- no semicolon, and a comment at the end`);
    const applied = await migrate(session, folder);
    expect(applied.slice(-2)).toEqual(["99990101000000_a", "99990101000001_b"]);
    const rows = await recorded();
    expect(rows.map((row) => row.name)).toEqual(applied);
    for (const { name, checksum } of rows) {
      const file = readFileSync(path.join(folder, name, "migration.sql"));
      expect(checksum).toBe(createHash("sha256").update(file).digest("hex"));
    }
    expect(await migrate(session, folder)).toEqual([]);
    expect(await recorded()).toEqual(rows);
  });

  it("refuses when a file has changed since it was applied", async () => {
    add("99990101000000_a", `CREATE TABLE "first" (id int);`);
    await migrate(session, folder);
    writeFileSync(path.join(folder, "99990101000000_a", "migration.sql"), `CREATE TABLE "first" (id bigint);`);
    const refusal = migrate(session, folder);
    await expect(refusal).rejects.toThrow(MigrationError);
    await expect(refusal).rejects.toThrow("99990101000000_a has changed since it was applied");
  });

  it("refuses a database that a newer version has migrated, and changes nothing", async () => {
    add("99990101000000_later", `CREATE TABLE "later" (id int);`);
    await migrate(session, folder);
    rmSync(path.join(folder, "99990101000000_later"), { recursive: true });
    add("99980101000000_own", `CREATE TABLE "own" (id int);`);
    const refusal = migrate(session, folder);
    await expect(refusal).rejects.toThrow(MigrationError);
    await expect(refusal).rejects.toThrow("newer Heed (99990101000000_later)");
    expect(await tableThere("own")).toBe(false);
  });

  it("leaves nothing of a migration that fails, keeps those before it, and takes it up once mended", async () => {
    add("99990101000000_good", `CREATE TABLE "good" (id int);`);
    add("99990101000001_bad", `CREATE TABLE "half" (id int); CREATE TABLE "good" (id int);`);
    await expect(migrate(session, folder)).rejects.toThrow("already exists");
    expect(await tableThere("good")).toBe(true);
    expect(await tableThere("half")).toBe(false);
    expect((await recorded()).at(-1)?.name).toBe("99990101000000_good");
    writeFileSync(path.join(folder, "99990101000001_bad", "migration.sql"), `CREATE TABLE "half" (id int);`);
    expect(await migrate(session, folder)).toEqual(["99990101000001_bad"]);
  });
});

describe("migrating from two processes at once", () => {
  it("applies each migration once: the second waits, and finds it done", async () => {
    const url = await createDatabase({ migrated: false });
    const clients = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
    try {
      const applied = await Promise.all(
        clients.map(async (client) => {
          await client.connect();
          const query = async <Row>(sql: string, parameters?: unknown[]) => {
            const { rows } = await client.query(sql, parameters);
            return { rows: rows as Row[] };
          };
          return migrate({ exec: (sql) => client.query(sql), query }, RELEASED);
        }),
      );
      expect(applied.map((names) => names.length > 0).sort()).toEqual([false, true]);
    } finally {
      await Promise.all(clients.map((client) => client.end()));
      await dropDatabase(url);
    }
  });
});
