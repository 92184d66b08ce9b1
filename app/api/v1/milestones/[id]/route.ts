import { getMilestone } from "@/lib/use-cases/milestone/queries";
import { reviseMilestone } from "@/lib/use-cases/milestone/revise-milestone";
import * as contract from "@/lib/web/api/contracts/milestone";
import { milestoneBody, presentChanged, presentMilestoneHistory } from "@/lib/web/api/presenters/voices";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getMilestone, {
  run: (actor, { id }) => getMilestone(actor, id),
  present: presentMilestoneHistory,
});

export const PATCH = apiRoute(contract.reviseMilestone, {
  run: reviseMilestone,
  read: async (actor, { id }) => milestoneBody(await getMilestone(actor, id)),
  present: presentChanged,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
