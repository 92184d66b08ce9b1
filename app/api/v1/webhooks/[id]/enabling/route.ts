import { enableWebhook } from "@/lib/use-cases/webhook/enable-webhook";
import * as contract from "@/lib/web/api/contracts/webhook";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.enableWebhook, {
  run: enableWebhook,
  present: ({ id }) => ({ id }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
