import { listResponses } from "@/lib/use-cases/response/queries";
import { recordResponse } from "@/lib/use-cases/response/record-response";
import * as contract from "@/lib/web/api/contracts/response";
import { pageFrom } from "@/lib/web/api/page";
import { presentResponse } from "@/lib/web/api/presenters/voices";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listResponses, {
  run: async (actor, { reference, ...paging }) =>
    pageFrom(await listResponses(actor, reference), (each) => each.id, paging),
  present: ({ items, nextCursor }) => ({ items: items.map(presentResponse), nextCursor }),
});

export const POST = apiRoute(contract.recordResponse, {
  run: recordResponse,
  present: ({ id, reference }) => ({ id, recommendation: reference }),
  location: ({ reference }) => `/recommendations/${reference}/responses`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
