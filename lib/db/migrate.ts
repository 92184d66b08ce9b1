import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One session of a database as its owner: several statements at once, or one with parameters. */
export interface OwnerSession {
  exec(sql: string): Promise<unknown>;
  query<Row>(sql: string, parameters?: unknown[]): Promise<{ rows: Row[] }>;
}

/** The database and this version of Heed do not fit each other; the message says what to do. */
export class MigrationError extends Error {}

// Any number will do as long as every Heed takes the same one.
const LOCK = 7_264_531;

/**
 * Applies the migrations that a database lacks, in order, each in one transaction under an advisory lock, and records
 * them in `_prisma_migrations` as Prisma does (checksum: SHA-256 of the file), so that `prisma migrate deploy` agrees.
 * @param directory the folder of the migrations
 * @param options `only` these: the schema as it was when a backup was taken
 * @returns the names of those applied now
 * @throws MigrationError when one that was applied has changed since, or the database is newer than this version
 */
export async function migrate(
  session: OwnerSession,
  directory: string,
  { only }: { only?: ReadonlySet<string> } = {},
): Promise<string[]> {
  const migrations = readMigrations(directory);
  await session.exec(`SELECT pg_advisory_lock(${LOCK})`);
  try {
    await session.exec(`CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
      "id" VARCHAR(36) PRIMARY KEY, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
      "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
      "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`);
    const { rows } = await session.query<{ migration_name: string; checksum: string }>(
      `SELECT "migration_name", "checksum" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`,
    );
    const done = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const unknown = [...done.keys()].filter((name) => !migrations.some((migration) => migration.name === name));
    if (unknown.length > 0) {
      throw new MigrationError(
        `This database was migrated by a newer Heed (${unknown.join(", ")}). Start that version or a later one.`,
      );
    }
    const applied: string[] = [];
    for (const migration of migrations) {
      const recorded = done.get(migration.name);
      if (recorded === migration.checksum || (only && !only.has(migration.name))) continue;
      if (recorded !== undefined) {
        throw new MigrationError(
          `Migration ${migration.name} has changed since it was applied. Restore the released file.`,
        );
      }
      const id = randomUUID();
      // One script, so that a crash leaves all of it or nothing.
      await session
        .exec(
          `BEGIN;\n${migration.sql}\n;INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
         VALUES ('${id}', '${migration.checksum}', '${migration.name}', now(), now(), 1);\nCOMMIT;`,
        )
        .catch(async (error: unknown) => {
          await session.exec("ROLLBACK");
          throw error;
        });
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await session.exec(`SELECT pg_advisory_unlock(${LOCK})`);
  }
}

/** The migrations of a folder, in order. */
export function readMigrations(directory: string): { name: string; sql: string; checksum: string }[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      if (!/^[\w-]+$/.test(name)) throw new MigrationError(`Migration folder ${name} has an unexpected name.`);
      const sql = readFileSync(path.join(directory, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}
