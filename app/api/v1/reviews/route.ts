import { openReview } from "@/lib/use-cases/review/open-review";
import { listReviews } from "@/lib/use-cases/review/queries";
import * as contract from "@/lib/web/api/contracts/review";
import { pageFrom } from "@/lib/web/api/page";
import { presentReview } from "@/lib/web/api/presenters/review";
import { filtersOf } from "@/lib/web/api/review-scope";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listReviews, {
  run: async (actor, paging) => pageFrom(await listReviews(actor), (each) => String(each.number), paging),
  present: ({ items, nextCursor }) => ({ items: items.map(presentReview), nextCursor }),
});

export const POST = apiRoute(contract.openReview, {
  run: (actor, input) => openReview(actor, { ...input, filters: filtersOf(input.scope) }),
  present: ({ id, number }) => ({ id, number, version: 1 }),
  location: ({ number }) => `/reviews/${number}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
