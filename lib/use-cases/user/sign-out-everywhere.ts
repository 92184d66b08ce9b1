import { recordAudit } from "@/lib/db/audit";
import { lockMember } from "@/lib/db/members";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { actorId, authorize } from "@/lib/domain/permissions";

/** Ends all one's own sessions, this one too; API tokens stay. Every member may. @throws Unauthenticated, Forbidden */
export async function signOutEverywhere(actor: Actor): Promise<void> {
  return transact(async (tx) => {
    authorize(actor, "profile.change");
    const user = await lockMember(tx, actorId(actor));
    await tx.user.update({
      where: { id: user.id },
      data: { sessionVersion: { increment: 1 }, version: { increment: 1 } },
    });
    await recordAudit(tx, {
      actor,
      action: "user.signed-out-everywhere",
      subjectType: "user",
      subjectId: user.id,
      payload: {},
    });
  });
}
