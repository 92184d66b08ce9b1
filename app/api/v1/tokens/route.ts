import { createToken } from "@/lib/use-cases/token/create-token";
import { listTokens } from "@/lib/use-cases/token/queries";
import * as contract from "@/lib/web/api/contracts/user";
import { presentNewToken, presentToken } from "@/lib/web/api/presenters/user";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listTokens, {
  run: listTokens,
  present: ({ items, nextCursor }) => ({ items: items.map(presentToken), nextCursor }),
});

export const POST = apiRoute(contract.createToken, {
  run: createToken,
  present: presentNewToken,
  location: () => "/tokens",
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
