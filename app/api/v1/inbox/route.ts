import { listInbox } from "@/lib/use-cases/notification/queries";
import * as contract from "@/lib/web/api/contracts/watch";
import { presentNotice } from "@/lib/web/api/presenters/watch";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listInbox, {
  run: listInbox,
  present: ({ items, nextCursor }) => ({ items: items.map(presentNotice), nextCursor }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
