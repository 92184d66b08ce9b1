import * as contract from "@/lib/web/api/contracts/document";
import { apiRoute } from "@/lib/web/api-route";
import { ruleOnCandidate } from "@/lib/web/rule-on-candidate";

export const POST = apiRoute(contract.ruleOnCandidate, {
  run: (actor, { id, ...input }) => ruleOnCandidate(actor, id, input),
  present: ({ id, recommendation }) => ({ id, recommendation }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
