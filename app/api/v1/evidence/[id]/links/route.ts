import { linkEvidence } from "@/lib/use-cases/evidence/link-evidence";
import * as contract from "@/lib/web/api/contracts/evidence";
import { presentEvidenceName } from "@/lib/web/api/presenters/evidence";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.linkEvidence, {
  run: linkEvidence,
  present: ({ id, evidenceId, number, reference }) => ({
    id,
    evidence: presentEvidenceName({ id: evidenceId, number }),
    reference,
  }),
  location: ({ evidenceId }) => `/evidence/${evidenceId}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
