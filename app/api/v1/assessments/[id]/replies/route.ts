import { attachReply } from "@/lib/use-cases/reply/attach-reply";
import { listReplies } from "@/lib/use-cases/reply/queries";
import * as contract from "@/lib/web/api/contracts/reply";
import { pageFrom } from "@/lib/web/api/page";
import { presentReply } from "@/lib/web/api/presenters/voices";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listReplies, {
  run: async (actor, { id, ...paging }) => pageFrom(await listReplies(actor, id), (each) => each.id, paging),
  present: ({ items, nextCursor }) => ({ items: items.map(presentReply), nextCursor }),
});

export const POST = apiRoute(contract.attachReply, {
  run: attachReply,
  present: ({ id, assessmentId, reference }) => ({ id, assessment: assessmentId, recommendation: reference }),
  location: ({ assessmentId }) => `/assessments/${assessmentId}/replies`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
