import { revokeToken } from "@/lib/use-cases/token/revoke-token";
import * as contract from "@/lib/web/api/contracts/user";
import { apiRoute } from "@/lib/web/api-route";

export const DELETE = apiRoute(contract.revokeToken, {
  run: revokeToken,
  present: () => null,
});

export {
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
