import type { OwnerSession } from "../migrate";

/** A table as a backup sees it. */
export interface BackupTable {
  name: string;
  columns: { name: string; type: string }[];
}

/** The migrations' own table: a backup names them in its manifest instead. */
const MIGRATIONS = "_prisma_migrations";

/**
 * Every table of the schema that holds rows of Heed, each after those that its foreign keys point to. Keys that are checked
 * at the end of the transaction, and those of a table to itself, order nothing.
 * @throws Error when keys go round in a circle
 */
export async function listTables(session: OwnerSession): Promise<BackupTable[]> {
  const { rows } = await session.query<{ name: string; column: string; type: string }>(
    `SELECT c.relname::text AS name, a.attname::text AS "column", format_type(a.atttypid, a.atttypmod) AS type
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> '${MIGRATIONS}'
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     ORDER BY c.relname, a.attnum`,
  );
  const { rows: keys } = await session.query<{ name: string; points: string }>(
    `SELECT f.relname::text AS name, t.relname::text AS points
     FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND NOT k.condeferrable AND k.conrelid <> k.confrelid
       AND f.relnamespace = current_schema()::regnamespace`,
  );
  const tables = new Map<string, BackupTable>();
  for (const { name, column, type } of rows) {
    const table = tables.get(name) ?? { name, columns: [] };
    table.columns.push({ name: column, type });
    tables.set(name, table);
  }
  const ordered: BackupTable[] = [];
  let waiting = [...tables.values()];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const ready = waiting.filter(({ name }) => !keys.some((key) => key.name === name && names.has(key.points)));
    if (ready.length === 0) throw new Error(`Foreign keys go round in a circle: ${[...names].join(", ")}.`);
    ordered.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
}

/** Columns that count by themselves, and the last number that each gave. */
export async function listSequences(session: OwnerSession): Promise<{ table: string; column: string; last: number }[]> {
  const { rows } = await session.query<{ table: string; column: string; last: string | null }>(
    `SELECT c.relname::text AS "table", a.attname::text AS "column", s.last_value::text AS last
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     JOIN pg_depend d ON d.refobjid = c.oid AND d.refobjsubid = a.attnum AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
     JOIN pg_class q ON q.oid = d.objid AND q.relkind = 'S'
     JOIN pg_sequences s ON s.schemaname = current_schema() AND s.sequencename = q.relname
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' ORDER BY 1, 2`,
  );
  return rows.map(({ table, column, last }) => ({ table, column, last: Number(last ?? 0) }));
}

/** The migrations that the schema has had, in order; none where Heed has never been. */
export async function listMigrations(session: OwnerSession): Promise<{ name: string; checksum: string }[]> {
  const { rows: found } = await session.query<{ there: boolean }>(
    `SELECT to_regclass('"${MIGRATIONS}"') IS NOT NULL AS there`,
  );
  if (!found[0]?.there) return [];
  const { rows } = await session.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM "${MIGRATIONS}"
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`,
  );
  return rows;
}
