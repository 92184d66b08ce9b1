import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { OVERLAP_HOURS } from "@/lib/domain/webhook";
import { seal } from "@/lib/platform/secret-box";
import { newWebhookSecret } from "@/lib/platform/webhooks/signature";
import { lockWebhook } from "./lock-webhook";

/**
 * Gives an endpoint a new secret, shown this once. For a day the one before it signs, too, so that a receiver can be changed
 * over without losing a message. Administrators may.
 * @throws NotFound, Forbidden, Unauthenticated
 */
export async function exchangeSecret(
  actor: Actor,
  { id }: { id: string },
): Promise<{ id: string; secret: string; previousUntil: Date }> {
  return transact(async (tx, at) => {
    const before = await lockWebhook(tx, actor, id);
    const secret = newWebhookSecret();
    const previousUntil = new Date(at.getTime() + OVERLAP_HOURS * 3_600_000);
    await tx.webhookEndpoint.update({
      where: { id },
      data: { secret: seal(secret, id), previousSecret: before.secret, previousUntil, version: before.version + 1 },
    });
    await recordAudit(tx, {
      actor,
      action: "webhook.secret-exchanged",
      subjectType: "webhook",
      subjectId: id,
      payload: { previousUntil },
    });
    return { id, secret, previousUntil };
  });
}
