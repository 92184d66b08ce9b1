import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { lockWebhook } from "./lock-webhook";

/**
 * Takes an endpoint away for good, with its address and secrets; what was still to be delivered is not. Administrators may.
 * @throws NotFound, Forbidden, Unauthenticated
 */
export async function removeWebhook(actor: Actor, { id }: { id: string }): Promise<void> {
  return transact(async (tx, at) => {
    const row = await lockWebhook(tx, actor, id);
    await tx.webhookEndpoint.update({
      where: { id },
      data: { removedAt: at, url: "", secret: "", previousSecret: null, previousUntil: null, version: row.version + 1 },
    });
    await tx.webhookDelivery.updateMany({
      where: { endpointId: id, state: "WAITING" },
      data: { state: "FAILED", dueAt: null },
    });
    await recordAudit(tx, {
      actor,
      action: "webhook.removed",
      subjectType: "webhook",
      subjectId: id,
      payload: { description: row.description },
    });
  });
}
