import { getAssessment } from "@/lib/use-cases/assessment/queries";
import * as contract from "@/lib/web/api/contracts/assessment";
import { presentAssessment } from "@/lib/web/api/presenters/assessment";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getAssessment, {
  run: (actor, { id, ...clocks }) => getAssessment(actor, id, clocks),
  present: presentAssessment,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
