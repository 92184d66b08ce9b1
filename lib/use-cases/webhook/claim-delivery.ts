import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden } from "@/lib/domain/errors";
import { unseal } from "@/lib/platform/secret-box";
import { disableAndTell } from "./mark-disabled";

/** After so long a process that took a message and has not said what came of it counts as dead. */
const CLAIM_MS = 60_000;

/** A message that is to be sent now. */
export interface ClaimedDelivery {
  id: string;
  url: string;
  body: string;
  /** With which to sign: the current one, and the one before it for a while. */
  secrets: string[];
}

/**
 * Takes the next message to an endpoint that is due, so that nobody else sends it meanwhile. The system alone. An endpoint
 * whose secret cannot be read, because the installation's own was exchanged, is disabled.
 * @returns null when none is
 * @throws Forbidden
 */
export async function claimDelivery(
  actor: Actor,
  { endpointId }: { endpointId: string },
): Promise<ClaimedDelivery | null> {
  if (actor.kind !== "system") throw new Forbidden();
  return transact(async (tx, at) => {
    const [row] = await tx.$queryRaw<{ id: string; body: string }[]>`
      UPDATE webhook_delivery SET claimed_until = ${new Date(at.getTime() + CLAIM_MS)}::timestamptz
      WHERE id = (SELECT d.id FROM webhook_delivery d JOIN webhook_endpoint e ON e.id = d.endpoint_id
        WHERE d.endpoint_id = ${endpointId}::uuid AND d.state = 'WAITING' AND d.due_at <= ${at}::timestamptz
          AND (d.claimed_until IS NULL OR d.claimed_until <= ${at}::timestamptz)
          AND e.disabled_at IS NULL AND e.removed_at IS NULL
        ORDER BY d.due_at, d.sequence NULLS FIRST, d.id LIMIT 1 FOR UPDATE OF d SKIP LOCKED)
      RETURNING id, body`;
    if (!row) return null;
    const endpoint = await tx.webhookEndpoint.findUniqueOrThrow({ where: { id: endpointId } });
    const current = unseal(endpoint.secret, endpointId);
    if (current === null) {
      await disableAndTell(tx, actor, endpoint, at, "SECRET");
      return null;
    }
    const overlaps = endpoint.previousUntil !== null && endpoint.previousUntil > at && endpoint.previousSecret !== null;
    const previous = overlaps ? unseal(endpoint.previousSecret ?? "", endpointId) : null;
    return { ...row, url: endpoint.url, secrets: previous === null ? [current] : [current, previous] };
  });
}
