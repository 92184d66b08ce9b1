import { confirmItem } from "@/lib/use-cases/review/confirm-item";
import { deferItem } from "@/lib/use-cases/review/defer-item";
import { resumeItem } from "@/lib/use-cases/review/resume-item";
import * as contract from "@/lib/web/api/contracts/review";
import { apiRoute } from "@/lib/web/api-route";

const COMMANDS = { CONFIRM: confirmItem, DEFER: deferItem, RESUME: resumeItem } as const;

export const POST = apiRoute(contract.settleItem, {
  run: (actor, { number, reference, reason, outcome }) =>
    COMMANDS[outcome](actor, { number: Number(number), reference, reason }),
  present: (settled) => settled,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
