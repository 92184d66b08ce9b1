import { issuePasswordReset } from "@/lib/use-cases/user/issue-password-reset";
import * as contract from "@/lib/web/api/contracts/user";
import { presentReset } from "@/lib/web/api/presenters/user";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.issuePasswordReset, {
  run: issuePasswordReset,
  present: presentReset,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
