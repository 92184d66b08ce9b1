import { previewDossier } from "@/lib/use-cases/dossier/preview-dossier";
import * as contract from "@/lib/web/api/contracts/dossier";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.previewDossier, {
  run: (actor, { file }) => previewDossier(actor, file.path),
  present: (preview) => preview,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
