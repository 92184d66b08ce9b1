import * as contract from "@/lib/web/api/contracts/import";
import { presentUploadDetail } from "@/lib/web/api/presenters/import";
import { apiRoute } from "@/lib/web/api-route";
import { cancelTable } from "@/lib/web/imports/api-uploads";

export const POST = apiRoute(contract.cancelImport, { run: cancelTable, present: presentUploadDetail });

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
