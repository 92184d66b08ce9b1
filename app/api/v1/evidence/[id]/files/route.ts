import { attachFile } from "@/lib/use-cases/evidence/attach-file";
import * as contract from "@/lib/web/api/contracts/evidence";
import { presentAttachedFile } from "@/lib/web/api/presenters/evidence";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.attachFile, {
  run: (actor, { id, file }) => attachFile(actor, { ...file, id }),
  present: presentAttachedFile,
  location: ({ evidenceId }) => `/evidence/${evidenceId}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
