import { listCandidates } from "@/lib/use-cases/candidate/queries";
import * as contract from "@/lib/web/api/contracts/document";
import { presentCandidate } from "@/lib/web/api/presenters/document";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listCandidates, {
  run: (actor, { reference }) => listCandidates(actor, reference),
  present: ({ candidates }) => ({ items: candidates.map(presentCandidate) }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
