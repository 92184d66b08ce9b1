import { enableUser } from "@/lib/use-cases/user/enable-user";
import * as contract from "@/lib/web/api/contracts/user";
import { presentAccount } from "@/lib/web/api/presenters/user";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.enableUser, {
  run: enableUser,
  present: presentAccount,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
