import { connection } from "../connection";
import type { OwnerSession } from "../migrate";
import { sessionOf } from "./owner-session";
import type { BackupTable } from "./tables";

const ROWS = 500;

// Rows in the order in which they lie: those that were recorded together are read together ever after.
const SETTINGS = `SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
  SET LOCAL TIME ZONE 'UTC'; SET LOCAL synchronize_seqscans = off; SET LOCAL extra_float_digits = 1`;

/** What an installation says of itself and not of the record: whether it is a copy that sends no mail. It stays where it is. */
const ITS_OWN: Record<string, string> = { setting: "WHERE key <> 'mail'" };

/** Runs `work` on one state of the database, whoever writes meanwhile. */
export async function inSnapshot<Result>(
  session: OwnerSession,
  work: (session: OwnerSession) => Promise<Result>,
): Promise<Result> {
  await session.exec("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    await session.exec(SETTINGS);
    return await work(session);
  } finally {
    await session.exec("ROLLBACK");
  }
}

/**
 * The same on the database that this process has open, with the app's rights. The embedded one serves one at a time: others
 * wait until `work` is done.
 */
export async function inOpenSnapshot<Result>(work: (session: OwnerSession) => Promise<Result>): Promise<Result> {
  const { pool, embedded } = connection();
  if (pool) {
    const client = await pool.connect();
    try {
      return await inSnapshot(sessionOf(client), work);
    } finally {
      client.release();
    }
  }
  if (!embedded) throw new Error("The database is not open.");
  return embedded.pglite.transaction(async (tx) => {
    await tx.exec(SETTINGS);
    return work({
      exec: (sql) => tx.exec(sql),
      query: async <Row>(sql: string, parameters?: unknown[]) => ({
        rows: (await tx.query<Row>(sql, parameters)).rows,
      }),
    });
  });
}

/** A table's rows, each as one line of JSON, some hundreds at a time; to be read to its end within a snapshot. */
export async function* readRows(session: OwnerSession, { name, columns }: BackupTable): AsyncGenerator<string[]> {
  // JSON as text: the null that it holds and the null of a column without it stay two.
  const selected = columns.map((column) =>
    /^jsonb?$/.test(column.type) ? `"${column.name}"::text AS "${column.name}"` : `"${column.name}"`,
  );
  await session.exec(
    `DECLARE heed_backup NO SCROLL CURSOR FOR SELECT row_to_json(r)::text AS line FROM (SELECT ${selected.join(", ")} FROM "${name}" ${ITS_OWN[name] ?? ""}) r`,
  );
  for (;;) {
    const { rows } = await session.query<{ line: string }>(`FETCH ${ROWS} FROM heed_backup`);
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < ROWS) break;
  }
  await session.exec("CLOSE heed_backup");
}
