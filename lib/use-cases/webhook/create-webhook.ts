import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/db/audit";
import { lockChainCursor, WEBHOOK_CURSOR } from "@/lib/db/chain-cursor";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { WebhookInput } from "@/lib/domain/webhook";
import { seal } from "@/lib/platform/secret-box";
import { newWebhookSecret } from "@/lib/platform/webhooks/signature";
import { webhookColumns, webhookPayload } from "./lock-webhook";
import { presentable, type Webhook } from "./webhook-view";

const MOST_WEBHOOKS = 50;

/** An endpoint with its secret, which is shown this once. */
export type NewWebhook = Webhook & { secret: string };

/**
 * Registers an endpoint, which is told of what happens from now on. Administrators may.
 * @throws Invalid at `publication` and `visibility`, Conflict (tooManyWebhooks), Forbidden, Unauthenticated
 */
export async function createWebhook(actor: Actor, input: WebhookInput): Promise<NewWebhook> {
  return transact(async (tx, at) => {
    authorize(actor, "webhook.manage");
    if ((await tx.webhookEndpoint.count({ where: { removedAt: null } })) >= MOST_WEBHOOKS) {
      throw new Conflict({ code: "tooManyWebhooks", params: { most: MOST_WEBHOOKS } });
    }
    const id = randomUUID();
    const secret = newWebhookSecret();
    // The cursor is there from now on: what follows this entry is told, even if nobody has read the chain before.
    await lockChainCursor(tx, WEBHOOK_CURSOR);
    const head = await tx.auditHead.findUnique({ where: { id: 1 } });
    const row = await tx.webhookEndpoint.create({
      data: {
        ...(await webhookColumns(tx, input)),
        id,
        secret: seal(secret, id),
        afterSequence: head?.sequence ?? 0n,
        createdAt: at,
        createdById: actorId(actor),
      },
      include: { publication: { select: { reference: true } } },
    });
    await recordAudit(tx, {
      actor,
      action: "webhook.created",
      subjectType: "webhook",
      subjectId: id,
      payload: webhookPayload(input),
    });
    return { ...presentable(row), secret };
  });
}
