import { invite } from "@/lib/use-cases/invitation/invite";
import { listInvitations } from "@/lib/use-cases/invitation/queries";
import * as contract from "@/lib/web/api/contracts/user";
import { presentInvitation, presentNewInvitation } from "@/lib/web/api/presenters/user";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listInvitations, {
  run: listInvitations,
  present: ({ items, nextCursor }) => ({ items: items.map(presentInvitation), nextCursor }),
});

export const POST = apiRoute(contract.invite, {
  run: invite,
  present: presentNewInvitation,
  location: () => "/invitations",
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
