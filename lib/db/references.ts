import { type FieldProblems, Invalid } from "@/lib/domain/errors";
import type { Tx } from "./transaction";

/**
 * Finds what keys in a form stand for.
 * @returns the theme's id, the parties' ids in the order given, once each
 * @throws Invalid at the fields whose keys name nothing, or whose owner is not an active member
 */
export async function resolveKeys(
  tx: Tx,
  keys: { theme: string; addressees: readonly string[]; partners: readonly string[]; ownerId?: string | null },
): Promise<{ themeId: string; addresseeIds: string[]; partnerIds: string[] }> {
  const theme = await tx.theme.findUnique({ where: { key: keys.theme } });
  const parties = await tx.party.findMany({
    where: { key: { in: [...keys.addressees, ...keys.partners] } },
    select: { id: true, key: true },
  });
  const ids = new Map(parties.map((party) => [party.key, party.id]));
  const problems: FieldProblems = {};
  const resolve = (field: "addressees" | "partners") =>
    [...new Set(keys[field])].flatMap((key) => {
      const id = ids.get(key);
      if (id === undefined) problems[field] = { code: "partyUnknown", params: { key } };
      return id === undefined ? [] : [id];
    });
  const addresseeIds = resolve("addressees");
  const partnerIds = resolve("partners");
  if (!theme) problems.theme = { code: "themeUnknown", params: { key: keys.theme } };
  if (keys.ownerId && !(await isActiveMember(tx, keys.ownerId))) problems.ownerId = { code: "ownerUnknown" };
  if (!theme || Object.keys(problems).length > 0) throw new Invalid(problems);
  return { themeId: theme.id, addresseeIds, partnerIds };
}

/** Whether an id is that of a person whose account is active. */
export async function isActiveMember(tx: Tx, id: string): Promise<boolean> {
  return (await tx.user.count({ where: { id, isSystem: false, disabledAt: null } })) === 1;
}

/**
 * Makes those who create under the same key take turns until they commit, so that looking whether it is free is safe.
 * @param kind what the key names; keys of different kinds do not meet
 */
export async function lockKey(tx: Tx, kind: "recommendation" | "party" | "publication", key: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`heed:${kind}:${key.toLowerCase()}`}, 0))`;
}
