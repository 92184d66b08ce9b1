import * as contract from "@/lib/web/api/contracts/reference";
import { fileRoute } from "@/lib/web/export/export-route";
import { referencesResponse } from "@/lib/web/references/references-response";

export const GET = fileRoute(contract.exportReferences, (actor, { style = "gost", format = "bibtex", ...scope }) =>
  referencesResponse(actor, scope, { format, style }),
);

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
