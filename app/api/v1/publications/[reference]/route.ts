import { getPublication } from "@/lib/use-cases/publication/queries";
import { revisePublication } from "@/lib/use-cases/publication/revise-publication";
import * as contract from "@/lib/web/api/contracts/publication";
import { contentOfPublication, presentPublication } from "@/lib/web/api/presenters/publication";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getPublication, {
  run: (actor, { reference }) => getPublication(actor, reference),
  present: presentPublication,
});

export const PATCH = apiRoute(contract.revisePublication, {
  read: async (actor, { reference }) => contentOfPublication(await getPublication(actor, reference)),
  run: (actor, { reference, ...input }) => revisePublication(actor, reference, input),
  present: ({ reference, version }) => ({ reference, version }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
