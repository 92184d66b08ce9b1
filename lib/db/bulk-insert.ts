import { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

/** So many rows in one statement: enough that the round trip does not count, few enough that their text stays small. */
export const BULK = 1_000;

/**
 * Inserts rows, all with the same columns, by the names of the database.
 * @param table the name of a table, from the code and never from what was given
 */
export async function bulkInsert(tx: Tx, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BULK) {
    const some = rows.slice(start, start + BULK);
    const columns = Prisma.raw(
      Object.keys(some[0] ?? {})
        .map((name) => `"${name}"`)
        .join(", "),
    );
    await tx.$executeRaw`INSERT INTO ${Prisma.raw(`"${table}"`)} (${columns})
      SELECT ${columns} FROM jsonb_populate_recordset(NULL::${Prisma.raw(`"${table}"`)}, ${JSON.stringify(some)}::jsonb)`;
  }
}
