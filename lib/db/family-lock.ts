import { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

/** A recommendation or component as its lock found it. */
export interface LockedRecommendation {
  id: string;
  reference: string;
  parentId: string | null;
  /** Turns that were taken in the same statement; fewer than asked for where a condition spared one. */
  turns: number;
}

/** What commands take turns at besides recommendations: an address, a file's hash, a name. */
export interface Turn {
  key: string;
  /** A condition in SQL under which nobody needs to wait; judged in the statement that locks. */
  unless?: Prisma.Sql;
}

/**
 * Locks recommendations and components with their parents until the transaction ends, so that those who change the same
 * figures take turns and the last to commit projects what all of them wrote. One round trip; ids in order, so that two
 * lockers never wait for each other.
 * @param references matched without regard to case
 * @param turns anything else to take turns at; taken first
 * @returns those found, by their reference in lower case (parents that nobody named are locked but left out)
 */
export async function lockReferences(
  tx: Tx,
  references: readonly string[],
  turns: readonly Turn[] = [],
): Promise<Map<string, LockedRecommendation>> {
  const wanted = [...new Set(references.map((reference) => reference.trim().toLowerCase()))];
  // The forms that references are stored in hit the index; another spelling is looked for by going through all.
  const usual = wanted.flatMap((reference) => [
    reference.toUpperCase(),
    reference.slice(0, -1).toUpperCase() + reference.slice(-1),
  ]);
  const found = await lockWhere(tx, Prisma.sql`reference = ANY(${[...usual, ...references]}::text[])`, turns);
  const rows = wanted.every((reference) => found.some((row) => row.reference.toLowerCase() === reference))
    ? found
    : await lockWhere(tx, Prisma.sql`lower(reference) = ANY(${wanted}::text[])`, []);
  return new Map(
    rows.map((row) => [row.reference.toLowerCase(), row] as const).filter(([reference]) => wanted.includes(reference)),
  );
}

/** The same by id. */
export async function lockFamilies(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await lockWhere(tx, Prisma.sql`id = ANY(${[...ids]}::uuid[])`, []);
}

function lockWhere(tx: Tx, condition: Prisma.Sql, turns: readonly Turn[]): Promise<LockedRecommendation[]> {
  const always = turns.flatMap(({ key, unless }) => (unless ? [] : [key]));
  const sometimes = turns.flatMap(({ key, unless }) =>
    unless ? [Prisma.sql` UNION ALL SELECT ${key}::text WHERE NOT (${unless})`] : [],
  );
  const keys = Prisma.sql`SELECT unnest(${always}::text[]) AS k${sometimes.length > 0 ? Prisma.join(sometimes, "") : Prisma.empty}`;
  return tx.$queryRaw<LockedRecommendation[]>`
    WITH turn AS MATERIALIZED (SELECT count(pg_advisory_xact_lock(h)::text) AS taken FROM
      (SELECT DISTINCT hashtextextended(k, 0) AS h FROM (${keys}) given ORDER BY 1) s),
    named AS MATERIALIZED (SELECT id, parent_id FROM recommendation WHERE ${condition})
    SELECT r.id, r.reference, r.parent_id AS "parentId", (SELECT taken FROM turn)::int AS turns
    FROM recommendation r
    WHERE r.id IN (SELECT id FROM named UNION SELECT parent_id FROM named) AND (SELECT taken FROM turn) >= 0
    ORDER BY r.id FOR NO KEY UPDATE OF r`;
}
