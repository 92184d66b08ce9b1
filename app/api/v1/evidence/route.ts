import { logEvidence } from "@/lib/use-cases/evidence/log-evidence";
import { listEvidence } from "@/lib/use-cases/evidence/queries";
import * as contract from "@/lib/web/api/contracts/evidence";
import { presentEvidenceItem, presentEvidenceName } from "@/lib/web/api/presenters/evidence";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listEvidence, {
  run: async (actor, { total: counted, ...filters }) => ({ ...(await listEvidence(actor, filters)), counted }),
  present: ({ items, nextCursor, total, counted }) => ({
    items: items.map(presentEvidenceItem),
    nextCursor,
    ...(counted ? { total } : {}),
  }),
});

export const POST = apiRoute(contract.logEvidence, {
  run: logEvidence,
  present: (logged) => ({
    ...presentEvidenceName(logged),
    version: 1,
    links: logged.links.map(({ id, reference }) => ({ id, reference })),
  }),
  location: ({ id }) => `/evidence/${id}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
