import { listBriefings } from "@/lib/use-cases/briefing/jobs";
import * as contract from "@/lib/web/api/contracts/briefing";
import { pageFrom } from "@/lib/web/api/page";
import { presentBriefing } from "@/lib/web/api/presenters/briefing";
import { apiRoute } from "@/lib/web/api-route";
import { askForBriefing } from "@/lib/web/briefings/ask";

export const GET = apiRoute(contract.listBriefings, {
  run: async (actor, paging) => pageFrom(await listBriefings(actor), (each) => each.id, paging),
  present: ({ items, nextCursor }) => ({ items: items.map(presentBriefing), nextCursor }),
});

export const POST = apiRoute(contract.askBriefing, {
  run: askForBriefing,
  present: presentBriefing,
  location: ({ id }) => `/briefings/${id}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
