import type { Tx } from "@/lib/db/transaction";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Invalid, NotFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { PUBLIC_EVENTS, type WebhookInput } from "@/lib/domain/webhook";

/**
 * An endpoint that was not removed, locked until the transaction ends. Administrators may.
 * @throws NotFound, Forbidden, Unauthenticated
 */
export async function lockWebhook(tx: Tx, actor: Actor, id: string) {
  assertMaySee(actor);
  authorize(actor, "webhook.manage");
  if (!isUuid(id)) throw new NotFound("webhookNotFound");
  await tx.$queryRaw`SELECT id FROM webhook_endpoint WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.webhookEndpoint.findFirst({ where: { id, removedAt: null } });
  if (!row) throw new NotFound("webhookNotFound");
  return row;
}

/** The same of one that is not disabled. @throws Conflict (webhookDisabled) */
export async function lockEnabledWebhook(tx: Tx, actor: Actor, id: string) {
  const row = await lockWebhook(tx, actor, id);
  if (row.disabledAt) throw new Conflict("webhookDisabled");
  return row;
}

/**
 * An endpoint's columns for what was typed.
 * @throws Invalid at `publication` where there is none of this reference, at `visibility` for events that the public is never told of
 */
export async function webhookColumns(tx: Tx, { publication, ...input }: WebhookInput) {
  const within = publication === null ? null : await tx.publication.findUnique({ where: { reference: publication } });
  if (publication !== null && !within) throw new Invalid({ publication: { code: "unknownId" } });
  const secret = input.visibility === "PUBLIC" && input.events.find((type) => !PUBLIC_EVENTS.includes(type));
  if (secret) throw new Invalid({ visibility: { code: "webhookNotPublic", params: { event: secret } } });
  return { ...input, events: [...new Set(input.events)].sort(), publicationId: within?.id ?? null };
}

/** What the chain says of an endpoint: its host, not its whole address, which may hold a key to it. */
export function webhookPayload({ url, publication, ...input }: WebhookInput): Record<string, unknown> {
  return { ...input, publication, host: new URL(url).host };
}
