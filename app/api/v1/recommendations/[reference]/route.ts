import { getRecommendation } from "@/lib/use-cases/recommendation/get-recommendation";
import { getRecommendationContent } from "@/lib/use-cases/recommendation/queries";
import { reviseRecommendation } from "@/lib/use-cases/recommendation/revise-recommendation";
import * as contract from "@/lib/web/api/contracts/recommendation";
import { contentOfRecommendation, presentRecommendation } from "@/lib/web/api/presenters/recommendation";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getRecommendation, {
  run: (actor, { reference, ...clocks }) => getRecommendation(actor, reference, clocks),
  present: presentRecommendation,
});

export const PATCH = apiRoute(contract.reviseRecommendation, {
  read: async (actor, { reference }) => contentOfRecommendation(await getRecommendationContent(actor, reference)),
  run: (actor, { reference, ...input }) => reviseRecommendation(actor, reference, input),
  present: ({ reference, version }) => ({ reference, version }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
