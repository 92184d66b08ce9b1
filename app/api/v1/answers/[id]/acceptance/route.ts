import { acceptAnswer } from "@/lib/use-cases/contradiction/accept-answer";
import * as contract from "@/lib/web/api/contracts/contradiction";
import { presentChangedAnswer } from "@/lib/web/api/presenters/contradiction";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.acceptAnswer, {
  run: (actor, { id }) => acceptAnswer(actor, id),
  present: presentChangedAnswer,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
