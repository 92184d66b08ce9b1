import { joinOrigin } from "@/lib/use-cases/origin/join-origin";
import { leaveOrigin } from "@/lib/use-cases/origin/leave-origin";
import { getOrigin } from "@/lib/use-cases/origin/queries";
import * as contract from "@/lib/web/api/contracts/origin";
import { presentEvidenceName } from "@/lib/web/api/presenters/evidence";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getOrigin, {
  run: (actor, { id }) => getOrigin(actor, id),
  present: (origin) => origin,
});

export const POST = apiRoute(contract.joinOrigin, {
  run: joinOrigin,
  present: ({ groupId, ...item }) => ({ ...presentEvidenceName(item), groupId }),
  location: ({ id }) => `/evidence/${id}/origin`,
});

export const DELETE = apiRoute(contract.leaveOrigin, { run: leaveOrigin, present: () => null });

export {
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
