import { retireMilestone } from "@/lib/use-cases/milestone/retire-milestone";
import * as contract from "@/lib/web/api/contracts/milestone";
import { presentChanged } from "@/lib/web/api/presenters/voices";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.retireMilestone, {
  run: retireMilestone,
  present: presentChanged,
  location: ({ id }) => `/milestones/${id}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
