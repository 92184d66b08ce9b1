import { changeRole } from "@/lib/use-cases/user/change-role";
import { getUser } from "@/lib/use-cases/user/queries";
import * as contract from "@/lib/web/api/contracts/user";
import { presentAccount } from "@/lib/web/api/presenters/user";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getUser, {
  run: getUser,
  present: presentAccount,
});

export const PATCH = apiRoute(contract.changeRole, {
  run: changeRole,
  present: presentAccount,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
