import { createMilestone } from "@/lib/use-cases/milestone/create-milestone";
import { listMilestones } from "@/lib/use-cases/milestone/queries";
import * as contract from "@/lib/web/api/contracts/milestone";
import { pageFrom } from "@/lib/web/api/page";
import { presentChanged, presentMilestone } from "@/lib/web/api/presenters/voices";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listMilestones, {
  run: async (actor, { reference, asOf, knownAt, ...paging }) =>
    pageFrom(
      await listMilestones(actor, reference, { ...(asOf && { asOf }), ...(knownAt && { knownAt }) }),
      (each) => each.id,
      paging,
    ),
  present: ({ items, nextCursor }) => ({ items: items.map(presentMilestone), nextCursor }),
});

export const POST = apiRoute(contract.createMilestone, {
  run: createMilestone,
  present: presentChanged,
  location: ({ id }) => `/milestones/${id}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
