import { gradeLink } from "@/lib/use-cases/evidence/grade-link";
import * as contract from "@/lib/web/api/contracts/evidence";
import { presentEvidenceName } from "@/lib/web/api/presenters/evidence";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.gradeLink, {
  run: (actor, { id, ...input }) => gradeLink(actor, { ...input, linkId: id }),
  present: ({ linkId, evidenceId, number, reference, version }) => ({
    linkId,
    evidence: presentEvidenceName({ id: evidenceId, number }),
    reference,
    version,
  }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
