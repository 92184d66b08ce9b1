import { getDelivery } from "@/lib/use-cases/webhook/queries";
import * as contract from "@/lib/web/api/contracts/webhook";
import { presentWhole } from "@/lib/web/api/presenters/webhook";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getDelivery, {
  run: getDelivery,
  present: presentWhole,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
