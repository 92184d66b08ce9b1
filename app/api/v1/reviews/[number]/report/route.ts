import { getReport } from "@/lib/use-cases/review/queries";
import * as contract from "@/lib/web/api/contracts/review";
import { apiRoute } from "@/lib/web/api-route";

// Canonical JSON survives reading and writing: the keys keep their order, and numbers their one form (RFC 8785).
export const GET = apiRoute(contract.getReport, {
  run: (actor, { number }) => getReport(actor, Number(number)),
  present: ({ text }) => JSON.parse(text) as Record<string, unknown>,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
