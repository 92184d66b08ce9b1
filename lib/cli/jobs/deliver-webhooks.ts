import { now } from "@/lib/db/clock";
import type { Actor } from "@/lib/domain/actor";
import { askedWait } from "@/lib/domain/webhook-schedule";
import { environment } from "@/lib/env/environment";
import { log } from "@/lib/platform/log";
import { sendWebhook } from "@/lib/platform/webhooks/send-webhook";
import { claimDelivery } from "@/lib/use-cases/webhook/claim-delivery";
import { listDueWebhooks } from "@/lib/use-cases/webhook/due-deliveries";
import { settleDelivery } from "@/lib/use-cases/webhook/settle-delivery";
import { spreadEvents } from "@/lib/use-cases/webhook/spread-events";

/** A run ends after so long; what is still due then is taken by the next. */
const RUN_MS = 45_000;

/** Makes messages of what happened since the last time. @returns the endpoints for which something is due now */
export async function spreadWebhooks(system: Actor): Promise<string[]> {
  const base = (environment().HEED_URL ?? "").replace(/\/$/, "");
  const { made } = await spreadEvents(system, { base });
  if (made > 0) log.debug({ made }, "webhook messages made");
  return (await listDueWebhooks(system)).map(({ endpointId }) => endpointId);
}

/**
 * Sends an endpoint what is due, one after the other: claim, post, record. When no answer comes the run ends: whoever is
 * away now is away for the next message, too. A process that dies in between has claimed for a minute; then the message is
 * sent again under the same id.
 */
export async function deliverWebhooks(system: Actor, endpointId: string): Promise<void> {
  const until = Date.now() + RUN_MS;
  while (Date.now() < until) {
    const message = await claimDelivery(system, { endpointId });
    if (!message) return;
    const at = now();
    const { retryAfter, ...answer } = await sendWebhook(message, at);
    await settleDelivery(system, { id: message.id, at, ...answer, askedWait: askedWait(retryAfter, at) });
    if (answer.status === null) return;
  }
}
