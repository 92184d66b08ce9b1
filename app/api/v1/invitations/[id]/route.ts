import { revokeInvitation } from "@/lib/use-cases/invitation/revoke-invitation";
import * as contract from "@/lib/web/api/contracts/user";
import { apiRoute } from "@/lib/web/api-route";

export const DELETE = apiRoute(contract.revokeInvitation, {
  run: revokeInvitation,
  present: () => null,
});

export {
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
