import { markRead } from "@/lib/use-cases/notification/mark-read";
import * as contract from "@/lib/web/api/contracts/watch";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.markRead, {
  run: markRead,
  present: (result) => result,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
