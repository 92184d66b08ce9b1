import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden } from "@/lib/domain/errors";

/** Messages are kept for so long. */
const KEPT_DAYS = 90;

/** The endpoints for which something is due within some milliseconds, each with when. The system alone. @throws Forbidden */
export async function listDueWebhooks(actor: Actor, within = 0): Promise<{ endpointId: string; dueAt: Date }[]> {
  if (actor.kind !== "system") throw new Forbidden();
  return database().$queryRaw`
    SELECT d.endpoint_id::text AS "endpointId", min(d.due_at) AS "dueAt"
    FROM webhook_delivery d JOIN webhook_endpoint e ON e.id = d.endpoint_id
    WHERE d.due_at <= ${new Date(now().getTime() + within)}::timestamptz AND d.state = 'WAITING'
      AND e.disabled_at IS NULL AND e.removed_at IS NULL
    GROUP BY d.endpoint_id ORDER BY 2`;
}

/** Forgets messages that nothing is to be done for any more, with their tries, when they are old. The system alone. */
export async function forgetDeliveries(actor: Actor): Promise<void> {
  if (actor.kind !== "system") throw new Forbidden();
  await transact(async (tx, at) => {
    const createdAt = { lt: new Date(at.getTime() - KEPT_DAYS * 86_400_000) };
    const old = { createdAt, state: { not: "WAITING" } };
    await tx.webhookAttempt.deleteMany({ where: { delivery: old } });
    await tx.webhookDelivery.deleteMany({ where: old });
  });
}
