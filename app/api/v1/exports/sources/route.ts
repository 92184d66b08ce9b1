import * as contract from "@/lib/web/api/contracts/export";
import { exportRoute } from "@/lib/web/export/export-route";

export const GET = exportRoute(contract.exportSources, "sources");

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
