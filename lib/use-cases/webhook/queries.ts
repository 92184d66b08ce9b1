import { database } from "@/lib/db/connection";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { type Attempt, type Delivery, presentable, presentDelivery, type Webhook, within } from "./webhook-view";

/** The endpoints, oldest first. Administrators may. @throws Forbidden, Unauthenticated */
export async function listWebhooks(actor: Actor): Promise<Webhook[]> {
  assertMayManage(actor);
  const rows = await database().webhookEndpoint.findMany({
    where: { removedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: within,
  });
  return rows.map(presentable);
}

/** One of them. @throws NotFound, Forbidden, Unauthenticated */
export async function getWebhook(actor: Actor, { id }: { id: string }): Promise<Webhook> {
  assertMayManage(actor);
  const row = isUuid(id)
    ? await database().webhookEndpoint.findFirst({ where: { id, removedAt: null }, include: within })
    : null;
  if (!row) throw new NotFound("webhookNotFound");
  return presentable(row);
}

/** What an endpoint was sent, newest first, page by page. @throws NotFound, Forbidden, Unauthenticated */
export async function listDeliveries(
  actor: Actor,
  { id, limit = 50, cursor }: { id: string; limit?: number; cursor?: string },
): Promise<{ items: (Delivery & { last: Attempt | null })[]; nextCursor: string | null }> {
  await getWebhook(actor, { id });
  const db = database();
  const last =
    cursor && isUuid(cursor)
      ? await db.webhookDelivery.findFirst({ where: { id: cursor, endpointId: id }, select: { createdAt: true } })
      : null;
  const rows = await db.webhookDelivery.findMany({
    where: {
      endpointId: id,
      ...(last && cursor
        ? { OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: cursor } }] }
        : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    include: { tries: { orderBy: { ordinal: "desc" }, take: 1 } },
  });
  const items = rows.slice(0, limit).map((row) => ({ ...presentDelivery(row), last: row.tries[0] ?? null }));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** One message with its bytes and every try. @throws NotFound, Forbidden, Unauthenticated */
export async function getDelivery(
  actor: Actor,
  { id, delivery }: { id: string; delivery: string },
): Promise<Delivery & { body: string; tries: Attempt[] }> {
  await getWebhook(actor, { id });
  const row = isUuid(delivery)
    ? await database().webhookDelivery.findFirst({
        where: { id: delivery, endpointId: id },
        include: { tries: { orderBy: { ordinal: "desc" }, take: 100 } },
      })
    : null;
  if (!row) throw new NotFound("deliveryNotFound");
  return { ...presentDelivery(row), body: row.body, tries: row.tries };
}

function assertMayManage(actor: Actor): void {
  assertMaySee(actor);
  authorize(actor, "webhook.manage");
}
