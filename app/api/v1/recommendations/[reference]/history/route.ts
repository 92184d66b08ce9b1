import { listHistory } from "@/lib/use-cases/assessment/queries";
import * as contract from "@/lib/web/api/contracts/assessment";
import { pageFrom } from "@/lib/web/api/page";
import { presentAssessment } from "@/lib/web/api/presenters/assessment";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listHistory, {
  run: async (actor, { reference, asOf, knownAt, ...paging }) =>
    pageFrom(await listHistory(actor, reference, { asOf, knownAt }), (each) => each.id, paging),
  present: ({ items, nextCursor }) => ({
    items: items.map((each) => ({ ...presentAssessment(each), current: each.current })),
    nextCursor,
  }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
