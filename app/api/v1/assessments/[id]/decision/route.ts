import { decideAssessment } from "@/lib/use-cases/assessment/decide-assessment";
import * as contract from "@/lib/web/api/contracts/assessment";
import { presentAssessment } from "@/lib/web/api/presenters/assessment";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.decideAssessment, {
  run: (actor, { id, ...input }) => decideAssessment(actor, id, input),
  present: presentAssessment,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
