import { getChangeBrief } from "@/lib/use-cases/change/queries";
import * as contract from "@/lib/web/api/contracts/change";
import { presentChanges } from "@/lib/web/api/presenters/change";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getChanges, {
  run: getChangeBrief,
  present: presentChanges,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
