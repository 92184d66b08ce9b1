import { listDeliveries } from "@/lib/use-cases/webhook/queries";
import * as contract from "@/lib/web/api/contracts/webhook";
import { presentListed } from "@/lib/web/api/presenters/webhook";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listDeliveries, {
  run: listDeliveries,
  present: ({ items, nextCursor }) => ({ items: items.map(presentListed), nextCursor }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
