import { listAudit } from "@/lib/use-cases/audit/queries";
import * as contract from "@/lib/web/api/contracts/audit";
import { presentEntry } from "@/lib/web/api/presenters/audit";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listAudit, {
  run: listAudit,
  present: ({ items, nextAfter }) => ({
    items: items.map(presentEntry),
    nextCursor: nextAfter === null ? null : String(nextAfter),
  }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
