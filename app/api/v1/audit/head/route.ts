import { getHead } from "@/lib/use-cases/audit/queries";
import * as contract from "@/lib/web/api/contracts/audit";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getAuditHead, {
  run: getHead,
  present: ({ sequence, hash }) => ({ sequence, hash }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
