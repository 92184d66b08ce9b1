import * as contract from "@/lib/web/api/contracts/dossier";
import { apiFile } from "@/lib/web/api-file";
import { dossierResponse } from "@/lib/web/dossier/dossier-response";

export const GET = apiFile(contract.getPublicationDossier, (actor, { reference }) =>
  dossierResponse(actor, { kind: "publication", reference }),
);

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
