import { recordAudit } from "@/lib/db/audit";
import type { User } from "@/lib/db/generated/client";
import { lockAdmins, lockMember } from "@/lib/db/members";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { assertNotLastAdmin } from "@/lib/domain/membership";
import { authorize } from "@/lib/domain/permissions";

/**
 * Keeps a person out from their next request on, by session or token; what they recorded stays. Administrators may.
 * @throws Forbidden, NotFound, Conflict (lastAdmin; stale when `version` has passed)
 */
export async function disableUser(actor: Actor, input: { id: string; version?: number }): Promise<User> {
  return transact(async (tx, at) => {
    authorize(actor, "user.manage");
    const admins = await lockAdmins(tx, actor);
    const user = await lockMember(tx, input.id, input.version);
    if (user.disabledAt) return user;
    assertNotLastAdmin(admins, user.id);
    const disabled = await tx.user.update({
      where: { id: user.id },
      data: { disabledAt: at, sessionVersion: { increment: 1 }, version: { increment: 1 } },
    });
    await recordAudit(tx, {
      actor,
      action: "user.disabled",
      subjectType: "user",
      subjectId: user.id,
      payload: { role: user.role },
    });
    return disabled;
  });
}
