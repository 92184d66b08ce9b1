import { getBriefing } from "@/lib/use-cases/briefing/jobs";
import * as contract from "@/lib/web/api/contracts/briefing";
import { presentBriefing } from "@/lib/web/api/presenters/briefing";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getBriefing, {
  run: (actor, { id }) => getBriefing(actor, id),
  present: presentBriefing,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
