import { withdrawEvidence } from "@/lib/use-cases/evidence/withdraw-evidence";
import * as contract from "@/lib/web/api/contracts/evidence";
import { presentEvidenceName } from "@/lib/web/api/presenters/evidence";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.withdrawEvidence, {
  run: withdrawEvidence,
  present: (withdrawn) => ({ ...presentEvidenceName(withdrawn), version: withdrawn.version }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
