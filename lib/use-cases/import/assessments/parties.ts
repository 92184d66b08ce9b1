import { listStates, type StateApart } from "@/lib/db/states-apart";
import type { Tx } from "@/lib/db/transaction";
import type { Localized } from "@/lib/domain/localized";

/** A party that a row can name. */
export interface NamedParty {
  id: string;
  memberState: boolean;
  retired: boolean;
}

/** Finds parties by key, name in any language or short name; of two that are called alike the one in force. */
export async function knownParties(tx: Tx): Promise<(name: string) => NamedParty | null> {
  const rows = await tx.party.findMany({
    select: {
      id: true,
      key: true,
      currentRevision: { select: { name: true, shortName: true, retired: true, memberState: true } },
    },
  });
  const byName = new Map<string, NamedParty>();
  for (const { id, key, currentRevision } of rows) {
    if (!currentRevision) continue;
    const { name, shortName, retired, memberState } = currentRevision;
    for (const text of [key, ...Object.values(name as Localized), ...Object.values(shortName as Localized)]) {
      const small = text?.toLowerCase();
      if (small && (byName.get(small)?.retired ?? true)) byName.set(small, { id, memberState, retired });
    }
  }
  return (name) => byName.get(name.toLowerCase()) ?? null;
}

/** Whom some recommendations address. */
export async function addresseesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ id: string; parties: string[] }[]>`
    SELECT r.id, array_agg(a.party_id) AS parties FROM recommendation r
    JOIN recommendation root ON root.id = coalesce(r.parent_id, r.id)
    JOIN recommendation_party a ON a.revision_id = root.current_revision_id AND a.role = 'ADDRESSEE'
    WHERE r.id = ANY(${[...ids]}::uuid[]) GROUP BY r.id`;
  return new Map(rows.map(({ id, parties }) => [id, parties]));
}

/** The member states that a publication judges apart, which it keeps until the transaction ends. */
export async function holdStates(tx: Tx, publicationId: string): Promise<StateApart[]> {
  await tx.$queryRaw`SELECT id FROM publication WHERE id = ${publicationId}::uuid FOR KEY SHARE`;
  return listStates(tx, publicationId);
}
