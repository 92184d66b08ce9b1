import type { Reader } from "@/lib/db/transaction";

/** The top-level recommendations to which some belong. */
export async function rootsOf(db: Reader, ids: Iterable<string>): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT coalesce(parent_id, id) AS id FROM recommendation WHERE id = ANY(${[...ids]}::uuid[])`;
  return rows.map(({ id }) => id);
}
