import { changeView } from "@/lib/use-cases/view/change-view";
import { deleteView } from "@/lib/use-cases/view/delete-view";
import { getView } from "@/lib/use-cases/view/queries";
import * as contract from "@/lib/web/api/contracts/view";
import { apiRoute } from "@/lib/web/api-route";

export const PATCH = apiRoute(contract.changeView, {
  run: changeView,
  present: ({ id, version }) => ({ id, version }),
  read: async (actor, { id }) => {
    const { version, name, query, shared } = await getView(actor, id);
    return { version, content: { name, query, shared } };
  },
});

export const DELETE = apiRoute(contract.deleteView, {
  run: deleteView,
  present: () => null,
});

export {
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
