import { z } from "zod";
import { changeWebhookSchema, WEBHOOK_EVENTS, WEBHOOK_VISIBILITIES, webhookSchema } from "@/lib/domain/webhook";
import { contract } from "../contract";
import { count, id, instant, pageOf, pagingById, version } from "../schemas";

const events = z
  .array(z.string())
  .meta({ description: "None stands for all that it may be told", examples: [WEBHOOK_EVENTS.slice(0, 2)] });
const webhook = z.object({
  id,
  version,
  description: z.string(),
  url: z.string(),
  visibility: z.enum(WEBHOOK_VISIBILITIES).meta({ description: "PUBLIC: only what public pages show" }),
  publication: z.string().nullable(),
  events,
  createdAt: instant,
  previousSecretUntil: instant.nullable().meta({ description: "Until then the secret before signs, too" }),
  failingSince: instant.nullable(),
  disabledAt: instant.nullable(),
  disabledBecause: z
    .enum(["ADMIN", "GONE", "FAILING", "SECRET", "RESTORED"])
    .nullable()
    .meta({ description: "RESTORED: this copy comes from a backup, and the installation before may still tell it" }),
});
const secret = z
  .string()
  .nullable()
  .meta({ description: "whsec_…, shown once; null when the same Idempotency-Key asks again" });
const delivery = z.object({
  id,
  messageId: z.string().meta({ description: "What the header webhook-id says, at every try" }),
  type: z.string(),
  entry: count.nullable().meta({ description: "The entry of the audit chain that it tells of; null for a test" }),
  state: z.enum(["WAITING", "DELIVERED", "FAILED"]),
  attempts: count,
  createdAt: instant,
  dueAt: instant.nullable(),
});
const attempt = z.object({
  at: instant,
  durationMs: count,
  status: z.int().nullable(),
  problem: z.string().nullable().meta({ description: "Why there is no status" }),
  answer: z.string().nullable().meta({ description: "The first kilobyte" }),
});

export const listWebhooks = contract({
  method: "GET",
  path: "/webhooks",
  summary: "The addresses that are told of changes, oldest first",
  permission: "webhook.manage",
  answer: pageOf(webhook),
});

export const createWebhook = contract({
  method: "POST",
  path: "/webhooks",
  summary: "Register an address that is told of changes, signed by Standard Webhooks",
  permission: "webhook.manage",
  body: webhookSchema,
  secret: "secret",
  status: 201,
  answer: webhook.extend({ secret }),
});

export const getWebhook = contract({
  method: "GET",
  path: "/webhooks/{id}",
  summary: "One of them",
  permission: "webhook.manage",
  answer: webhook,
});

export const changeWebhook = contract({
  method: "PATCH",
  path: "/webhooks/{id}",
  summary: "Change its address, description and what it is told of",
  permission: "webhook.manage",
  body: changeWebhookSchema.omit({ version: true }),
  partial: true,
  conditional: true,
  answer: webhook,
});

export const removeWebhook = contract({
  method: "DELETE",
  path: "/webhooks/{id}",
  summary: "Take it away for good",
  permission: "webhook.manage",
  status: 204,
});

export const exchangeWebhookSecret = contract({
  method: "POST",
  path: "/webhooks/{id}/secret",
  summary: "Give it a new secret; for a day the one before signs, too",
  permission: "webhook.manage",
  secret: "secret",
  status: 201,
  answer: z.object({ secret, previousSecretUntil: instant }),
});

export const enableWebhook = contract({
  method: "POST",
  path: "/webhooks/{id}/enabling",
  summary: "Tell it again, of what happens from now on",
  permission: "webhook.manage",
  answer: z.object({ id }),
});

export const disableWebhook = contract({
  method: "POST",
  path: "/webhooks/{id}/disabling",
  summary: "Tell it nothing until it is enabled again",
  permission: "webhook.manage",
  answer: z.object({ id }),
});

export const testWebhook = contract({
  method: "POST",
  path: "/webhooks/{id}/tests",
  summary: "Send it an event that tells of nothing",
  permission: "webhook.manage",
  status: 201,
  answer: delivery,
});

export const listDeliveries = contract({
  method: "GET",
  path: "/webhooks/{id}/deliveries",
  summary: "What it was sent, newest first, each with its last try",
  permission: "webhook.manage",
  query: z.strictObject(pagingById),
  answer: pageOf(delivery.extend({ last: attempt.nullable() })),
});

export const getDelivery = contract({
  method: "GET",
  path: "/webhooks/{id}/deliveries/{delivery}",
  summary: "One message with its bytes and every try",
  permission: "webhook.manage",
  answer: delivery.extend({ body: z.string(), tries: z.array(attempt) }),
});

export const replayDelivery = contract({
  method: "POST",
  path: "/webhooks/{id}/deliveries/{delivery}/replay",
  summary: "Send one message again now, under the same id",
  permission: "webhook.manage",
  answer: delivery,
});
