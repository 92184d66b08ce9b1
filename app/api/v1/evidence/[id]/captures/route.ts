import { getArchive } from "@/lib/use-cases/capture/queries";
import { requestCapture } from "@/lib/use-cases/capture/request-capture";
import * as contract from "@/lib/web/api/contracts/capture";
import { presentArchive, presentAskedCapture } from "@/lib/web/api/presenters/capture";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listCaptures, {
  run: (actor, { id }) => getArchive(actor, id),
  present: presentArchive,
});

export const POST = apiRoute(contract.requestCapture, {
  run: requestCapture,
  present: presentAskedCapture,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
