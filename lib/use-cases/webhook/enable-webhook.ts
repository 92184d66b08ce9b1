import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { lockWebhook } from "./lock-webhook";

/**
 * Lets an endpoint be told again: of what happens from now on, and of what was still to be delivered when it was disabled.
 * Administrators may.
 * @throws Conflict (webhookEnabled), NotFound, Forbidden, Unauthenticated
 */
export async function enableWebhook(actor: Actor, { id }: { id: string }): Promise<{ id: string }> {
  return transact(async (tx) => {
    const before = await lockWebhook(tx, actor, id);
    if (!before.disabledAt) throw new Conflict("webhookEnabled");
    const head = await tx.auditHead.findUnique({ where: { id: 1 } });
    await tx.webhookEndpoint.update({
      where: { id },
      data: {
        disabledAt: null,
        disabledBecause: null,
        failingSince: null,
        afterSequence: head?.sequence ?? 0n,
        version: before.version + 1,
      },
    });
    await recordAudit(tx, {
      actor,
      action: "webhook.enabled",
      subjectType: "webhook",
      subjectId: id,
      payload: { was: before.disabledBecause },
    });
    return { id };
  });
}
