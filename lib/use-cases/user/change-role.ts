import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import type { User } from "@/lib/db/generated/client";
import { lockAdmins, lockMember } from "@/lib/db/members";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { assertMayGrant, assertNotLastAdmin } from "@/lib/domain/membership";
import { authorize } from "@/lib/domain/permissions";
import type { changeRoleSchema } from "@/lib/domain/user";

/**
 * Gives a person another role and ends their sessions. Administrators may, up to their own role.
 * @throws Forbidden, NotFound, Conflict (lastAdmin; stale when `version` has passed)
 */
export async function changeRole(
  actor: Actor,
  input: z.output<typeof changeRoleSchema> & { id: string; version?: number },
): Promise<User> {
  return transact(async (tx) => {
    authorize(actor, "user.manage");
    assertMayGrant(actor, input.role);
    const admins = await lockAdmins(tx, actor);
    const user = await lockMember(tx, input.id, input.version);
    assertMayGrant(actor, user.role);
    if (user.role === input.role) return user;
    assertNotLastAdmin(admins, user.id);
    const changed = await tx.user.update({
      where: { id: user.id },
      data: { role: input.role, sessionVersion: { increment: 1 }, version: { increment: 1 } },
    });
    await recordAudit(tx, {
      actor,
      action: "user.role-changed",
      subjectType: "user",
      subjectId: user.id,
      payload: { from: user.role, to: input.role },
    });
    return changed;
  });
}
