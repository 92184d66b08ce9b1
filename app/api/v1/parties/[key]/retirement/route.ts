import { retireParty } from "@/lib/use-cases/party/revise-party";
import * as contract from "@/lib/web/api/contracts/party";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.retireParty, {
  run: (actor, { key, ...input }) => retireParty(actor, key, input),
  present: ({ key, version }) => ({ key, version }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
