import { getUpload } from "@/lib/use-cases/import/uploads";
import * as contract from "@/lib/web/api/contracts/import";
import { presentUploadDetail } from "@/lib/web/api/presenters/import";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getImport, {
  run: (actor, { id }) => getUpload(actor, id),
  present: presentUploadDetail,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
