import { stopWatching } from "@/lib/use-cases/watch/stop-watching";
import * as contract from "@/lib/web/api/contracts/watch";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.stopWatching, {
  run: stopWatching,
  present: (result) => result,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
