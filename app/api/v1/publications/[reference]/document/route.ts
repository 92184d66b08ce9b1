import { attachDocument } from "@/lib/use-cases/document/attach-document";
import * as contract from "@/lib/web/api/contracts/document";
import { presentAttachedDocument } from "@/lib/web/api/presenters/document";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.attachDocument, {
  run: (actor, { reference, file }) => attachDocument(actor, reference, file),
  present: presentAttachedDocument,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
