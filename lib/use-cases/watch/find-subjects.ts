import type { Tx } from "@/lib/db/transaction";
import { Invalid } from "@/lib/domain/errors";
import type { WatchInput } from "@/lib/domain/watch";

/**
 * The ids of what is to be watched. References are matched without regard to case.
 * @throws Invalid at the key that names nothing
 */
export async function findSubjects(tx: Tx, { kind, keys }: WatchInput): Promise<{ id: string; key: string }[]> {
  const found = new Map((await read(tx, kind, keys)).map((row) => [row.key.toLowerCase(), row]));
  const missing = keys.findIndex((key) => !found.has(key.toLowerCase()));
  if (missing !== -1) throw new Invalid({ [`keys.${missing}`]: { code: "unknownId" } });
  return [...found.values()];
}

function read(tx: Tx, kind: WatchInput["kind"], keys: readonly string[]): Promise<{ id: string; key: string }[]> {
  if (kind === "RECOMMENDATION") {
    const lower = keys.map((key) => key.toLowerCase());
    return tx.$queryRaw`SELECT id, reference AS key FROM recommendation WHERE lower(reference) = ANY(${lower}::text[])`;
  }
  const where = { key: { in: [...keys] } };
  const select = { id: true, key: true } as const;
  return kind === "THEME" ? tx.theme.findMany({ where, select }) : tx.party.findMany({ where, select });
}
