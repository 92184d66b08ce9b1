import { recordAudit } from "@/lib/db/audit";
import type { User } from "@/lib/db/generated/client";
import { lockAdmins, lockMember } from "@/lib/db/members";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { assertMayGrant } from "@/lib/domain/membership";
import { authorize } from "@/lib/domain/permissions";

/**
 * Lets a disabled person in again, in the role they had; old sessions stay ended. Administrators may.
 * @throws Forbidden, NotFound, Conflict (stale when `version` has passed)
 */
export async function enableUser(actor: Actor, input: { id: string; version?: number }): Promise<User> {
  return transact(async (tx) => {
    authorize(actor, "user.manage");
    await lockAdmins(tx, actor);
    const user = await lockMember(tx, input.id, input.version);
    assertMayGrant(actor, user.role);
    if (!user.disabledAt) return user;
    const enabled = await tx.user.update({
      where: { id: user.id },
      data: { disabledAt: null, version: { increment: 1 } },
    });
    await recordAudit(tx, {
      actor,
      action: "user.enabled",
      subjectType: "user",
      subjectId: user.id,
      payload: { role: user.role },
    });
    return enabled;
  });
}
