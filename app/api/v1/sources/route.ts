import { createSource } from "@/lib/use-cases/source/create-source";
import { listSources } from "@/lib/use-cases/source/queries";
import * as contract from "@/lib/web/api/contracts/source";
import { pageFrom } from "@/lib/web/api/page";
import { presentSourceItem } from "@/lib/web/api/presenters/source";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listSources, {
  run: async (actor, { q, kind, ...paging }) =>
    pageFrom(await listSources(actor, { q, kind }), (source) => source.id, paging),
  present: ({ items, nextCursor }) => ({ items: items.map(presentSourceItem), nextCursor }),
});

export const POST = apiRoute(contract.createSource, {
  run: createSource,
  present: ({ id, version }) => ({ id, version }),
  location: ({ id }) => `/sources/${id}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
