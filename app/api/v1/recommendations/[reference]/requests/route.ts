import { openRequest } from "@/lib/use-cases/request/open-request";
import { listRequests } from "@/lib/use-cases/request/queries";
import * as contract from "@/lib/web/api/contracts/request";
import { pageFrom } from "@/lib/web/api/page";
import { presentChanged, presentRequest } from "@/lib/web/api/presenters/voices";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listRequests, {
  run: async (actor, { reference, ...paging }) =>
    pageFrom(await listRequests(actor, reference), (each) => each.id, paging),
  present: ({ items, nextCursor }) => ({ items: items.map(presentRequest), nextCursor }),
});

export const POST = apiRoute(contract.openRequest, {
  run: openRequest,
  present: presentChanged,
  location: ({ id }) => `/requests/${id}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
