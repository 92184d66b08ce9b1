import { database } from "@/lib/db/connection";
import { type Actor, mintActor, type SystemActor } from "@/lib/domain/actor";

/** The name under which the installation's own records stand. */
export const SYSTEM_NAME = "Baseline from the paper";

/**
 * Gives the system's actor and creates its account if there is none: it has no password and cannot sign in. Two starts at
 * once agree on one account, because the database allows one only. It is the actor of the entries that follow, so its
 * creation leaves none itself.
 */
export async function ensureSystemUser(): Promise<Actor & SystemActor> {
  const prisma = database();
  const select = { id: true, name: true } as const;
  let user = await prisma.user.findFirst({ where: { isSystem: true }, select });
  if (!user) {
    const account = { name: SYSTEM_NAME, role: "ANALYST", isSystem: true } as const;
    await prisma.user.createMany({ data: [account], skipDuplicates: true });
    user = await prisma.user.findFirstOrThrow({ where: { isSystem: true }, select });
  }
  return mintActor({ kind: "system", userId: user.id, name: user.name }) as Actor & SystemActor;
}
