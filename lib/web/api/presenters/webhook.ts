import type { NewWebhook } from "@/lib/use-cases/webhook/create-webhook";
import type { Attempt, Delivery, Webhook } from "@/lib/use-cases/webhook/webhook-view";
import type { AnswerOf } from "../contract";
import type { createWebhook, getDelivery, getWebhook, listDeliveries, replayDelivery } from "../contracts/webhook";

/** An endpoint without its secrets. */
export function presentWebhook(webhook: Webhook): AnswerOf<typeof getWebhook> {
  const { id, version, description, url, visibility, publication, events } = webhook;
  return {
    id,
    version,
    description,
    url,
    visibility,
    publication,
    events,
    createdAt: webhook.createdAt.toISOString(),
    previousSecretUntil: webhook.previousUntil?.toISOString() ?? null,
    failingSince: webhook.failingSince?.toISOString() ?? null,
    disabledAt: webhook.disabledAt?.toISOString() ?? null,
    disabledBecause: webhook.disabledBecause,
  };
}

/** A new endpoint with its secret, which is shown once. */
export function presentNewWebhook({ secret, ...webhook }: NewWebhook): AnswerOf<typeof createWebhook> {
  return { ...presentWebhook(webhook), secret };
}

/** A message as a list shows it. */
export function presentDelivery(delivery: Delivery): AnswerOf<typeof replayDelivery> {
  const { id, type, sequence, state, attempts, createdAt, dueAt } = delivery;
  const due = dueAt?.toISOString() ?? null;
  const message = { id, messageId: `msg_${id}`, type, entry: sequence, state, attempts };
  return { ...message, createdAt: createdAt.toISOString(), dueAt: due };
}

/** The same with its last try. */
export function presentListed(
  item: Delivery & { last: Attempt | null },
): AnswerOf<typeof listDeliveries>["items"][number] {
  return { ...presentDelivery(item), last: item.last && presentAttempt(item.last) };
}

/** The same with its bytes and every try. */
export function presentWhole(item: Delivery & { body: string; tries: Attempt[] }): AnswerOf<typeof getDelivery> {
  return { ...presentDelivery(item), body: item.body, tries: item.tries.map(presentAttempt) };
}

function presentAttempt({ at, durationMs, status, problem, answer }: Attempt) {
  return { at: at.toISOString(), durationMs, status, problem, answer };
}
