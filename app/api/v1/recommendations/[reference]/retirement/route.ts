import { retireRecommendation } from "@/lib/use-cases/recommendation/retire-recommendation";
import * as contract from "@/lib/web/api/contracts/recommendation";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.retireRecommendation, {
  run: (actor, { reference, ...input }) => retireRecommendation(actor, reference, input),
  present: ({ reference, version }) => ({ reference, version }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
