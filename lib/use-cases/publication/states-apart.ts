import { database } from "@/lib/db/connection";
import { listStates, listStatesOfMany, type StateApart } from "@/lib/db/states-apart";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";

/**
 * The member states in force that forms offer: those that a recommendation's publication judges apart, or those of all
 * publications where none is meant.
 * @param reference of a recommendation or component; an unknown one means none
 * @throws Unauthenticated
 */
export async function listStatesApart(actor: Actor, reference = ""): Promise<StateApart[]> {
  assertMaySee(actor);
  const db = database();
  const found = reference
    ? await db.recommendation.findFirst({
        where: { reference: { equals: reference, mode: "insensitive" } },
        select: { publicationId: true },
      })
    : null;
  if (found) return listStates(db, found.publicationId);
  return (await listStatesOfMany(db, { retired: false })).map(({ id, key, shortName }) => ({ id, key, shortName }));
}
