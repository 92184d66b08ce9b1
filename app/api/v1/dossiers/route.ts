import { importDossier } from "@/lib/use-cases/dossier/import-dossier";
import * as contract from "@/lib/web/api/contracts/dossier";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.importDossier, {
  run: (actor, { file }) => importDossier(actor, file.path),
  present: (made) => made,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
