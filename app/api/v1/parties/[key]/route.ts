import { getParty } from "@/lib/use-cases/party/queries";
import { reviseParty } from "@/lib/use-cases/party/revise-party";
import * as contract from "@/lib/web/api/contracts/party";
import { contentOfParty, presentParty } from "@/lib/web/api/presenters/party";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getParty, {
  run: (actor, { key }) => getParty(actor, key),
  present: presentParty,
});

export const PATCH = apiRoute(contract.reviseParty, {
  read: async (actor, { key }) => contentOfParty(await getParty(actor, key)),
  run: (actor, { key, ...input }) => reviseParty(actor, key, input),
  present: ({ key, version }) => ({ key, version }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
