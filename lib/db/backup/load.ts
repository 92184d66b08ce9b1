import type { OwnerSession } from "../migrate";
import type { BackupTable } from "./tables";

const ROWS = 1_000;
const CHARACTERS = 1_000_000;

/**
 * Lets rows in as they were: guards that look at each new row (and fill its search columns) rest, keys of a table to itself
 * are checked at the end. Both are the owner's to do on any server, unlike `session_replication_role`, and undone with the
 * transaction that this is called in.
 * @returns puts everything back, and checks the keys
 */
export async function openForLoading(
  session: OwnerSession,
  tables: readonly BackupTable[],
): Promise<() => Promise<void>> {
  const { rows: own } = await session.query<{ table: string; key: string }>(
    `SELECT c.relname::text AS "table", k.conname::text AS key FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
     WHERE k.contype = 'f' AND k.conrelid = k.confrelid AND NOT k.condeferrable
       AND c.relnamespace = current_schema()::regnamespace`,
  );
  const each = (what: string) => tables.map(({ name }) => `ALTER TABLE "${name}" ${what}`).join("; ");
  const keys = (how: string) =>
    own.map(({ table, key }) => `ALTER TABLE "${table}" ALTER CONSTRAINT "${key}" ${how}`).join("; ");
  await session.exec(
    `${each("DISABLE TRIGGER USER")}; ${keys("DEFERRABLE INITIALLY DEFERRED")}; SET CONSTRAINTS ALL DEFERRED`,
  );
  return async () => {
    await session.exec("SET CONSTRAINTS ALL IMMEDIATE");
    await session.exec(`${keys("NOT DEFERRABLE")}; ${each("ENABLE TRIGGER USER")}`);
  };
}

/**
 * Inserts lines of JSON, each a row, as `readRows` gives them.
 * @param columns those that the lines hold; the table's others are left empty
 * @returns how many
 */
export async function loadRows(
  session: OwnerSession,
  table: BackupTable,
  columns: readonly string[],
  lines: AsyncIterable<string>,
): Promise<number> {
  const held = table.columns.filter(({ name }) => columns.includes(name));
  const names = held.map(({ name }) => `"${name}"`).join(", ");
  const isJson = (type: string) => /^jsonb?$/.test(type);
  const values = held.map(({ name, type }) => (isJson(type) ? `r."${name}"::${type}` : `r."${name}"`)).join(", ");
  const shape = held.map(({ name, type }) => `"${name}" ${isJson(type) ? "text" : type}`).join(", ");
  const statement = `INSERT INTO "${table.name}" (${names}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM json_to_recordset($1::json) AS r(${shape})`;
  let rows = 0;
  let batch: string[] = [];
  let length = 0;
  const write = async () => {
    if (batch.length > 0) await session.query(statement, [`[${batch.join(",")}]`]);
    batch = [];
    length = 0;
  };
  for await (const line of lines) {
    rows += 1;
    length += line.length;
    batch.push(line);
    if (batch.length === ROWS || length > CHARACTERS) await write();
  }
  await write();
  return rows;
}

/** Lets columns that count by themselves go on after the last number that they gave. */
export async function setSequences(
  session: OwnerSession,
  sequences: readonly { table: string; column: string; last: number }[],
): Promise<void> {
  for (const { table, column, last } of sequences) {
    if (last > 0) {
      await session.query("SELECT setval(pg_get_serial_sequence(quote_ident($1), $2), $3::bigint)", [
        table,
        column,
        last,
      ]);
    }
  }
}
