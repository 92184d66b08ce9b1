import type { Actor } from "@/lib/domain/actor";
import { Conflict, Forbidden, NotFound } from "@/lib/domain/errors";
import type { User } from "./generated/client";
import type { Tx } from "./transaction";
import { isUuid } from "./visibility";

/**
 * A person's row, locked until the transaction ends.
 * @param version the version that the caller has seen, if it was given
 * @throws NotFound (the system user is no person), Conflict when the row has moved on
 */
export async function lockMember(tx: Tx, id: string, version?: number): Promise<User> {
  if (!isUuid(id)) throw new NotFound("userNotFound");
  await tx.$queryRaw`SELECT id FROM app_user WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const user = await tx.user.findFirst({ where: { id, isSystem: false } });
  if (!user) throw new NotFound("userNotFound");
  if (version !== undefined && version !== user.version) throw new Conflict("stale");
  return user;
}

/**
 * The ids of the active administrators, locked: two who would demote each other take turns, and the second finds out.
 * @throws Forbidden when the actor was one and has ceased to be while it waited
 */
export async function lockAdmins(tx: Tx, actor: Actor): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM app_user WHERE role = 'ADMIN' AND disabled_at IS NULL AND NOT is_system ORDER BY id FOR NO KEY UPDATE`;
  const admins = rows.map((row) => row.id);
  if (actor.kind === "member" && !admins.includes(actor.userId)) throw new Forbidden();
  return admins;
}

/** Ends a person's API tokens and private addresses of feeds. @returns how many tokens there were */
export async function revokeTokensOf(tx: Tx, userId: string, at: Date): Promise<number> {
  await tx.feedToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } });
  return (await tx.apiToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } })).count;
}
