import { listUploads } from "@/lib/use-cases/import/uploads";
import * as contract from "@/lib/web/api/contracts/import";
import { presentUpload, presentUploadDetail } from "@/lib/web/api/presenters/import";
import { apiRoute } from "@/lib/web/api-route";
import { uploadTable } from "@/lib/web/imports/api-uploads";

export const GET = apiRoute(contract.listImports, {
  run: listUploads,
  present: (uploads) => ({ items: uploads.map(presentUpload) }),
});

export const POST = apiRoute(contract.uploadImport, {
  run: uploadTable,
  present: presentUploadDetail,
  location: ({ id }) => `/imports/${id}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
