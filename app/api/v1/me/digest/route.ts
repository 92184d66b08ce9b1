import { changeDigest } from "@/lib/use-cases/digest/change-digest";
import { getOwnDigest } from "@/lib/use-cases/digest/queries";
import * as contract from "@/lib/web/api/contracts/watch";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getDigest, {
  run: getOwnDigest,
  present: (digest) => ({ digest }),
});

export const POST = apiRoute(contract.changeDigest, {
  run: changeDigest,
  present: (result) => result,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
