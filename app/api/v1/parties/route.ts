import { createParty } from "@/lib/use-cases/party/create-party";
import { listParties } from "@/lib/use-cases/party/queries";
import * as contract from "@/lib/web/api/contracts/party";
import { pageFrom } from "@/lib/web/api/page";
import { presentPartyItem } from "@/lib/web/api/presenters/party";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listParties, {
  run: async (actor, { retired, memberStates, ...paging }) =>
    pageFrom(await listParties(actor, { retired, memberStates }), (party) => party.key, paging),
  present: ({ items, nextCursor }) => ({ items: items.map(presentPartyItem), nextCursor }),
});

export const POST = apiRoute(contract.createParty, {
  run: createParty,
  present: ({ id, key }) => ({ id, key, version: 1 }),
  location: ({ key }) => `/parties/${key}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
