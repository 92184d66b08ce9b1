import { listUsers } from "@/lib/use-cases/user/queries";
import * as contract from "@/lib/web/api/contracts/user";
import { presentAccount } from "@/lib/web/api/presenters/user";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listUsers, {
  run: listUsers,
  present: ({ items, nextCursor }) => ({ items: items.map(presentAccount), nextCursor }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
