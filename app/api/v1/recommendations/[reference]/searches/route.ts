import { logSearch } from "@/lib/use-cases/search/log-search";
import { listSearches } from "@/lib/use-cases/search/queries";
import * as contract from "@/lib/web/api/contracts/note";
import { pageFrom } from "@/lib/web/api/page";
import { presentSearch } from "@/lib/web/api/presenters/note";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listSearches, {
  run: async (actor, { reference, ...paging }) =>
    pageFrom(await listSearches(actor, reference), (each) => each.id, paging),
  present: ({ items, nextCursor }) => ({ items: items.map(presentSearch), nextCursor }),
});

export const POST = apiRoute(contract.logSearch, {
  run: logSearch,
  present: ({ id, reference }) => ({ id, recommendation: reference }),
  location: ({ reference }) => `/recommendations/${reference}/searches`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
