import { testWebhook } from "@/lib/use-cases/webhook/test-webhook";
import * as contract from "@/lib/web/api/contracts/webhook";
import { presentDelivery } from "@/lib/web/api/presenters/webhook";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.testWebhook, {
  run: testWebhook,
  present: presentDelivery,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
