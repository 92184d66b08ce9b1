import { lockChainCursor, moveChainCursor, WEBHOOK_CURSOR } from "@/lib/db/chain-cursor";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden } from "@/lib/domain/errors";
import { eventFor } from "@/lib/domain/webhook-event";
import { readTold } from "./read-told";

const BATCH = 200;

/**
 * Turns the audit entries since the last time into messages to the endpoints that want them. The chain is the outbox: what
 * was committed is there to be read, whatever happened to the process since, and the cursor moves with the messages, so
 * each endpoint gets one of each. The system alone.
 * @param base where links begin
 * @throws Forbidden
 */
export async function spreadEvents(actor: Actor, { base }: { base: string }): Promise<{ made: number }> {
  if (actor.kind !== "system") throw new Forbidden();
  let made = 0;
  for (;;) {
    const done = await transact(async (tx, at) => {
      const from = await lockChainCursor(tx, WEBHOOK_CURSOR);
      const endpoints = await tx.webhookEndpoint.findMany({ where: { disabledAt: null, removedAt: null } });
      if (endpoints.length === 0) {
        const head = await tx.auditHead.findUnique({ where: { id: 1 } });
        if (head && head.sequence > from) await moveChainCursor(tx, WEBHOOK_CURSOR, head.sequence);
        return { read: 0, made: 0 };
      }
      const forPublic = endpoints.some(({ visibility }) => visibility === "PUBLIC");
      const { entries, published } = await readTold(tx, from, BATCH, forPublic);
      const last = entries.at(-1);
      if (!last) return { read: 0, made: 0 };
      const data = entries.flatMap((entry) =>
        endpoints.flatMap((endpoint) => {
          const event = eventFor(endpoint, entry, published, base);
          if (!event) return [];
          const { sequence } = entry;
          const body = JSON.stringify(event);
          return {
            endpointId: endpoint.id,
            sequence,
            type: event.type,
            body,
            state: "WAITING",
            createdAt: at,
            dueAt: at,
          };
        }),
      );
      const { count } = await tx.webhookDelivery.createMany({ data, skipDuplicates: true });
      await moveChainCursor(tx, WEBHOOK_CURSOR, last.sequence);
      return { read: entries.length, made: count };
    });
    made += done.made;
    if (done.read < BATCH) return { made };
  }
}
