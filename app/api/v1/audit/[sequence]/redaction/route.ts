import { redactPayload } from "@/lib/use-cases/audit/redact-payload";
import * as contract from "@/lib/web/api/contracts/audit";
import { apiRoute } from "@/lib/web/api-route";

export const POST = apiRoute(contract.redactPayload, {
  run: (actor, { sequence, reason }) =>
    redactPayload(actor, /^\d+$/.test(sequence) ? Number(sequence) : -1, { reason }),
  present: ({ sequence }) => ({ sequence }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
