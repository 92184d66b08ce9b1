import * as contract from "@/lib/web/api/contracts/import";
import { presentUploadDetail } from "@/lib/web/api/presenters/import";
import { apiRoute } from "@/lib/web/api-route";
import { runTable } from "@/lib/web/imports/api-uploads";

export const POST = apiRoute(contract.runImport, { run: runTable, present: presentUploadDetail });

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
