import { gradeSource } from "@/lib/use-cases/source/grade-source";
import * as contract from "@/lib/web/api/contracts/source";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.gradeSource, {
  run: gradeSource,
  present: ({ id, gradingId }) => ({ id, gradingId }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
