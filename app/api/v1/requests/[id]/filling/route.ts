import { fillRequest } from "@/lib/use-cases/request/fill-request";
import * as contract from "@/lib/web/api/contracts/request";
import { presentChanged } from "@/lib/web/api/presenters/voices";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.fillRequest, {
  run: fillRequest,
  present: presentChanged,
  location: ({ id }) => `/requests/${id}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
