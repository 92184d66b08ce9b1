import type { Tx } from "@/lib/db/transaction";
import { type FieldProblems, Invalid } from "@/lib/domain/errors";

/**
 * Lets what is new name only parties in force; those that were named before may stay. Holds the parties until the
 * transaction ends, so that none is retired meanwhile.
 * @param named ids of parties by the field that names them
 * @param kept ids of the parties named before
 * @throws Invalid at each field with a retired one
 */
export async function assertPartiesInForce(
  tx: Tx,
  named: Record<string, readonly string[]>,
  kept: readonly string[] = [],
): Promise<void> {
  const added = Object.values(named)
    .flat()
    .filter((id) => !kept.includes(id));
  if (added.length === 0) return;
  await tx.$queryRaw`SELECT id FROM party WHERE id = ANY(${added}::uuid[]) ORDER BY id FOR SHARE`;
  // By a statement of its own: only so does it see what others committed while the lock was waited for.
  const retired = await tx.party.findMany({
    where: { id: { in: added }, currentRevision: { retired: true } },
    select: { id: true, key: true },
  });
  const problems: FieldProblems = {};
  for (const [field, ids] of Object.entries(named)) {
    const found = retired.find((party) => ids.includes(party.id));
    if (found) problems[field] = { code: "partyRetired", params: { party: found.key } };
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}
