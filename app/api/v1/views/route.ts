import { listViews } from "@/lib/use-cases/view/queries";
import { saveView } from "@/lib/use-cases/view/save-view";
import * as contract from "@/lib/web/api/contracts/view";
import { pageFrom } from "@/lib/web/api/page";
import { presentView } from "@/lib/web/api/presenters/view";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listViews, {
  run: async (actor, paging) => pageFrom(await listViews(actor), (each) => each.id, paging),
  present: ({ items, nextCursor }) => ({ items: items.map(presentView), nextCursor }),
});

export const POST = apiRoute(contract.saveView, {
  run: saveView,
  present: ({ id, version }) => ({ id, version }),
  location: () => "/views",
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
