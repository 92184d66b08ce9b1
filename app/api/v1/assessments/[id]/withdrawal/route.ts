import { withdrawAssessment } from "@/lib/use-cases/assessment/withdraw-assessment";
import * as contract from "@/lib/web/api/contracts/assessment";
import { presentAssessment } from "@/lib/web/api/presenters/assessment";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.withdrawAssessment, {
  run: (actor, { id, ...input }) => withdrawAssessment(actor, id, input),
  present: presentAssessment,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
