import { getSource } from "@/lib/use-cases/source/queries";
import { reviseSource } from "@/lib/use-cases/source/revise-source";
import * as contract from "@/lib/web/api/contracts/source";
import { contentOfSource, presentSource } from "@/lib/web/api/presenters/source";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getSource, {
  run: (actor, { id }) => getSource(actor, id),
  present: presentSource,
});

export const PATCH = apiRoute(contract.reviseSource, {
  read: async (actor, { id }) => contentOfSource(await getSource(actor, id)),
  run: reviseSource,
  present: ({ id, version }) => ({ id, version }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
