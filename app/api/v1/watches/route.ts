import { listWatched } from "@/lib/use-cases/watch/queries";
import { startWatching } from "@/lib/use-cases/watch/start-watching";
import * as contract from "@/lib/web/api/contracts/watch";
import { presentWatched } from "@/lib/web/api/presenters/watch";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listWatches, {
  run: listWatched,
  present: (watched) => ({ items: watched.map(presentWatched), nextCursor: null }),
});

export const POST = apiRoute(contract.startWatching, {
  run: startWatching,
  present: (result) => result,
  location: () => "/watches",
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
