import { closeReview } from "@/lib/use-cases/review/close-review";
import * as contract from "@/lib/web/api/contracts/review";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.closeReview, {
  run: (actor, { number }) => closeReview(actor, Number(number)),
  present: ({ number, sha256, head, closedAt }) => ({
    number,
    reportSha256: sha256,
    auditHead: head,
    closedAt: closedAt.toISOString(),
  }),
  location: ({ number }) => `/reviews/${number}/report`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
