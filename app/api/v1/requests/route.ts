import { listOpenRequests } from "@/lib/use-cases/request/queries";
import * as contract from "@/lib/web/api/contracts/request";
import { pageFrom } from "@/lib/web/api/page";
import { presentRequest } from "@/lib/web/api/presenters/voices";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listOpenRequests, {
  run: async (actor, { mine = false, ...paging }) => {
    const { items, total } = await listOpenRequests(actor, { mine, limit: 1000 });
    return { ...pageFrom(items, (each) => each.id, paging), total };
  },
  present: ({ items, nextCursor, total }) => ({ items: items.map(presentRequest), nextCursor, total }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
