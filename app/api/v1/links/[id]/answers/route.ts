import { answerContradiction } from "@/lib/use-cases/contradiction/answer-contradiction";
import { getContradiction } from "@/lib/use-cases/contradiction/queries";
import { resolveEvidence } from "@/lib/use-cases/evidence/evidence-ids";
import * as contract from "@/lib/web/api/contracts/contradiction";
import { presentChangedAnswer, presentContradiction } from "@/lib/web/api/presenters/contradiction";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getAnswers, {
  run: (actor, { id }) => getContradiction(actor, id),
  present: presentContradiction,
});

export const POST = apiRoute(contract.answerContradiction, {
  run: async (actor, { id, text, evidence }) =>
    answerContradiction(actor, id, { text, evidence: await resolveEvidence(actor, evidence) }),
  present: presentChangedAnswer,
  location: ({ linkId }) => `/links/${linkId}/answers`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
