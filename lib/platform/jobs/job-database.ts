import type { Db } from "pg-boss";
import { type Connection, connection } from "@/lib/db/connection";
import type { Tx } from "@/lib/db/transaction";

/** The queue on the open database, over the connections that the app has anyway: as heed_app, on both databases. */
export function jobDatabase(): Db {
  const { pool, embedded } = connection();
  if (pool) return { executeSql: async (text, values) => rowsOf(await pool.query(text, values)) };
  if (embedded) return onEmbedded(embedded.pglite);
  throw new Error("The database is not open.");
}

/** The same within a transaction: a job is then there exactly when the change is. */
export function jobsIn(tx: Tx): Db {
  return {
    executeSql: async (text, values) => ({ rows: await tx.$queryRawUnsafe<unknown[]>(text, ...(values ?? [])) }),
  };
}

/**
 * The embedded database has one connection, which Prisma shares. What the queue sends as "BEGIN; …; COMMIT" therefore
 * runs as a transaction of PGlite's own: when it fails, it is rolled back before anybody else has a turn, and no
 * transaction of the app's is rolled back in its place.
 */
function onEmbedded(pglite: NonNullable<Connection["embedded"]>["pglite"]): Db {
  return {
    executeSql: async (text, values) => {
      if (values && values.length > 0) return pglite.query(text, values);
      const block = /^\s*BEGIN;(?<body>.*?)COMMIT;?\s*$/s.exec(text)?.groups?.body;
      return rowsOf(await (block === undefined ? pglite.exec(text) : pglite.transaction((tx) => tx.exec(block))));
    },
  };
}

/** Of several statements in one text, the rows of all. */
function rowsOf(result: { rows: unknown[] } | { rows: unknown[] }[]): { rows: unknown[] } {
  return Array.isArray(result) ? { rows: result.flatMap((each) => each.rows ?? []) } : result;
}
