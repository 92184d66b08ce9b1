import { replayDelivery } from "@/lib/use-cases/webhook/replay-delivery";
import * as contract from "@/lib/web/api/contracts/webhook";
import { presentDelivery } from "@/lib/web/api/presenters/webhook";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.replayDelivery, {
  run: replayDelivery,
  present: presentDelivery,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
