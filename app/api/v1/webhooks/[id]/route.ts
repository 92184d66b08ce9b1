import { changeWebhook } from "@/lib/use-cases/webhook/change-webhook";
import { getWebhook } from "@/lib/use-cases/webhook/queries";
import { removeWebhook } from "@/lib/use-cases/webhook/remove-webhook";
import * as contract from "@/lib/web/api/contracts/webhook";
import { presentWebhook } from "@/lib/web/api/presenters/webhook";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getWebhook, {
  run: getWebhook,
  present: presentWebhook,
});

export const PATCH = apiRoute(contract.changeWebhook, {
  run: changeWebhook,
  present: presentWebhook,
  read: async (actor, { id }) => {
    const { version, description, url, visibility, publication, events } = await getWebhook(actor, { id });
    return { version, content: { description, url, visibility, publication, events } };
  },
});

export const DELETE = apiRoute(contract.removeWebhook, {
  run: removeWebhook,
  present: () => null,
});

export {
  methodNotAllowed as OPTIONS,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
