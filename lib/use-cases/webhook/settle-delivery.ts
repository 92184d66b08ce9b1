import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden } from "@/lib/domain/errors";
import { hasFailedLong, nextTry } from "@/lib/domain/webhook-schedule";
import { disableAndTell } from "./mark-disabled";
import type { Attempt } from "./webhook-view";

/** What came of a try. */
export interface SettledAttempt extends Attempt {
  id: string;
  /** Milliseconds for which the receiver asked to be left alone. */
  askedWait: number | null;
}

/**
 * Records what came of a try: it is delivered (any 2xx), tried again later, or given up after the last try. 410 and days of
 * nothing but failure disable the endpoint and tell the administrators. The system alone.
 * @param random from 0 to 1, for the length of the wait
 * @throws Forbidden
 */
export async function settleDelivery(
  actor: Actor,
  { id, askedWait, ...attempt }: SettledAttempt,
  random: number = Math.random(),
): Promise<{ delivered: boolean }> {
  if (actor.kind !== "system") throw new Forbidden();
  return transact(async (tx, at) => {
    const [row] = await tx.$queryRaw<{ endpointId: string; attempts: number }[]>`
      SELECT d.endpoint_id AS "endpointId", d.attempts FROM webhook_delivery d
      JOIN webhook_endpoint e ON e.id = d.endpoint_id WHERE d.id = ${id}::uuid FOR UPDATE OF e, d`;
    if (!row) return { delivered: false };
    const ordinal = row.attempts + 1;
    await tx.webhookAttempt.create({ data: { deliveryId: id, ordinal, ...attempt } });
    const delivered = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
    const isGone = attempt.status === 410;
    const dueAt = delivered || isGone ? null : nextTry(ordinal, at, random, askedWait);
    await tx.webhookDelivery.update({
      where: { id },
      data: {
        state: delivered ? "DELIVERED" : dueAt ? "WAITING" : "FAILED",
        attempts: ordinal,
        dueAt,
        claimedUntil: null,
      },
    });
    const endpoint = await tx.webhookEndpoint.findUniqueOrThrow({ where: { id: row.endpointId } });
    const failingSince = delivered ? null : (endpoint.failingSince ?? at);
    if (failingSince?.getTime() !== endpoint.failingSince?.getTime()) {
      await tx.webhookEndpoint.update({ where: { id: endpoint.id }, data: { failingSince } });
    }
    if (endpoint.disabledAt === null && endpoint.removedAt === null) {
      if (isGone) await disableAndTell(tx, actor, endpoint, at, "GONE");
      else if (hasFailedLong(failingSince, at)) await disableAndTell(tx, actor, endpoint, at, "FAILING");
    }
    return { delivered };
  });
}
