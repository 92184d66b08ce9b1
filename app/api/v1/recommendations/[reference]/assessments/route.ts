import { proposeAssessment } from "@/lib/use-cases/assessment/propose-assessment";
import { resolveEvidence } from "@/lib/use-cases/evidence/evidence-ids";
import * as contract from "@/lib/web/api/contracts/assessment";
import { presentAssessment } from "@/lib/web/api/presenters/assessment";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.proposeAssessment, {
  run: async (actor, { reference, ...input }) =>
    proposeAssessment(actor, reference, { ...input, evidence: await resolveEvidence(actor, input.evidence) }),
  present: presentAssessment,
  location: ({ id }) => `/assessments/${id}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
