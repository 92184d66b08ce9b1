import { getEvidence } from "@/lib/use-cases/evidence/queries";
import { reviseEvidence } from "@/lib/use-cases/evidence/revise-evidence";
import * as contract from "@/lib/web/api/contracts/evidence";
import { contentOfEvidence, presentEvidence, presentEvidenceName } from "@/lib/web/api/presenters/evidence";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getEvidence, {
  run: (actor, { id }) => getEvidence(actor, id),
  present: presentEvidence,
});

export const PATCH = apiRoute(contract.reviseEvidence, {
  read: async (actor, { id }) => contentOfEvidence(await getEvidence(actor, id)),
  run: reviseEvidence,
  present: (revised) => ({ ...presentEvidenceName(revised), version: revised.version }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
