import { getReview } from "@/lib/use-cases/review/queries";
import * as contract from "@/lib/web/api/contracts/review";
import { presentReviewInFull } from "@/lib/web/api/presenters/review";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getReview, {
  run: (actor, { number }) => getReview(actor, Number(number)),
  present: presentReviewInFull,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
