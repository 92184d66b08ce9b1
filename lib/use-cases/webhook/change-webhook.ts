import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import type { changeWebhookSchema } from "@/lib/domain/webhook";
import { lockWebhook, webhookColumns, webhookPayload } from "./lock-webhook";
import { presentable, type Webhook } from "./webhook-view";

/**
 * Changes an endpoint's address, description and what it is told of. Administrators may.
 * @throws Invalid at `publication` and `visibility`; Conflict (stale) when it has changed since it was read; NotFound, Forbidden
 */
export async function changeWebhook(
  actor: Actor,
  { id, version, ...input }: z.output<typeof changeWebhookSchema> & { id: string },
): Promise<Webhook> {
  return transact(async (tx) => {
    const before = await lockWebhook(tx, actor, id);
    if (before.version !== version) throw new Conflict("stale");
    const row = await tx.webhookEndpoint.update({
      where: { id },
      data: { ...(await webhookColumns(tx, input)), version: version + 1 },
      include: { publication: { select: { reference: true } } },
    });
    await recordAudit(tx, {
      actor,
      action: "webhook.changed",
      subjectType: "webhook",
      subjectId: id,
      payload: { ...webhookPayload(input), addressChanged: before.url !== input.url },
    });
    return presentable(row);
  });
}
