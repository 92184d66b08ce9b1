import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import { lockEnabledWebhook } from "./lock-webhook";
import { type Delivery, presentDelivery } from "./webhook-view";

/**
 * Sends one message again now, under the id and with the bytes that it had: a receiver that keeps ids sees that it is the
 * same. Administrators may.
 * @throws Conflict (webhookDisabled), NotFound, Forbidden, Unauthenticated
 */
export async function replayDelivery(
  actor: Actor,
  { id, delivery }: { id: string; delivery: string },
): Promise<Delivery> {
  return transact(async (tx, at) => {
    const endpoint = await lockEnabledWebhook(tx, actor, id);
    if (!isUuid(delivery)) throw new NotFound("deliveryNotFound");
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id: delivery, endpointId: endpoint.id },
      data: { state: "WAITING", dueAt: at },
    });
    if (count === 0) throw new NotFound("deliveryNotFound");
    const row = await tx.webhookDelivery.findUniqueOrThrow({ where: { id: delivery } });
    await recordAudit(tx, {
      actor,
      action: "webhook.replayed",
      subjectType: "webhook",
      subjectId: id,
      payload: { delivery, type: row.type, sequence: row.sequence === null ? null : Number(row.sequence) },
    });
    return presentDelivery(row);
  });
}
