import { createWebhook } from "@/lib/use-cases/webhook/create-webhook";
import { listWebhooks } from "@/lib/use-cases/webhook/queries";
import * as contract from "@/lib/web/api/contracts/webhook";
import { presentNewWebhook, presentWebhook } from "@/lib/web/api/presenters/webhook";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listWebhooks, {
  run: listWebhooks,
  present: (webhooks) => ({ items: webhooks.map(presentWebhook), nextCursor: null }),
});

export const POST = apiRoute(contract.createWebhook, {
  run: createWebhook,
  present: presentNewWebhook,
  location: ({ id }) => `/webhooks/${id}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
