import { getDashboard } from "@/lib/use-cases/dashboard/queries";
import * as contract from "@/lib/web/api/contracts/dashboard";
import { presentDashboard } from "@/lib/web/api/presenters/dashboard";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getDashboard, {
  run: getDashboard,
  present: presentDashboard,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
