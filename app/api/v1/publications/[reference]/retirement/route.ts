import { retirePublication } from "@/lib/use-cases/publication/revise-publication";
import * as contract from "@/lib/web/api/contracts/publication";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.retirePublication, {
  run: (actor, { reference, ...input }) => retirePublication(actor, reference, input),
  present: ({ reference, version }) => ({ reference, version }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
