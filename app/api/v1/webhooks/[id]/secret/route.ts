import { exchangeSecret } from "@/lib/use-cases/webhook/exchange-secret";
import * as contract from "@/lib/web/api/contracts/webhook";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.exchangeWebhookSecret, {
  run: exchangeSecret,
  present: ({ secret, previousUntil }) => ({ secret, previousSecretUntil: previousUntil.toISOString() }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
