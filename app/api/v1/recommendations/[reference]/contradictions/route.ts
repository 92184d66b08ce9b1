import { listContradictions } from "@/lib/use-cases/contradiction/queries";
import * as contract from "@/lib/web/api/contracts/contradiction";
import { pageFrom } from "@/lib/web/api/page";
import { presentContradiction } from "@/lib/web/api/presenters/contradiction";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listContradictions, {
  run: async (actor, { reference, ...paging }) =>
    pageFrom(await listContradictions(actor, reference), (each) => each.linkId, paging),
  present: ({ items, nextCursor }) => ({ items: items.map(presentContradiction), nextCursor }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
