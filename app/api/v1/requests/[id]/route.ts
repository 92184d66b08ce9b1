import { getRequest } from "@/lib/use-cases/request/queries";
import { reviseRequest } from "@/lib/use-cases/request/revise-request";
import * as contract from "@/lib/web/api/contracts/request";
import { presentChanged, presentRequest, requestBody } from "@/lib/web/api/presenters/voices";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getRequest, {
  run: (actor, { id }) => getRequest(actor, id),
  present: presentRequest,
});

export const PATCH = apiRoute(contract.reviseRequest, {
  run: reviseRequest,
  read: async (actor, { id }) => requestBody(await getRequest(actor, id)),
  present: presentChanged,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
