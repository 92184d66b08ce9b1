import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { TEST_EVENT, type WebhookEvent } from "@/lib/domain/webhook";
import { lockEnabledWebhook } from "./lock-webhook";
import { type Delivery, presentDelivery } from "./webhook-view";

/**
 * Sends an endpoint an event that tells of nothing, by the same way as all others. Administrators may.
 * @throws Conflict (webhookDisabled), NotFound, Forbidden, Unauthenticated
 */
export async function testWebhook(actor: Actor, { id }: { id: string }): Promise<Delivery> {
  return transact(async (tx, at) => {
    const endpoint = await lockEnabledWebhook(tx, actor, id);
    const event: WebhookEvent = {
      type: TEST_EVENT,
      timestamp: at.toISOString(),
      data: { entry: null, subject: null, recommendations: [], total: 0 },
    };
    const delivery = await tx.webhookDelivery.create({
      data: {
        endpointId: endpoint.id,
        type: event.type,
        body: JSON.stringify(event),
        state: "WAITING",
        createdAt: at,
        dueAt: at,
      },
    });
    await recordAudit(tx, {
      actor,
      action: "webhook.tested",
      subjectType: "webhook",
      subjectId: id,
      payload: { delivery: delivery.id },
    });
    return presentDelivery(delivery);
  });
}
