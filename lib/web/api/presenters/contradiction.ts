import type { ContradictionShown } from "@/lib/use-cases/contradiction/queries";
import type { AnswerOf } from "../contract";
import type { acceptAnswer, getAnswers } from "../contracts/contradiction";

/** A contradiction with the answers to it. */
export function presentContradiction(shown: ContradictionShown): AnswerOf<typeof getAnswers> {
  const { linkId, recommendation, evidence, credibility, passage, open, answered, answers } = shown;
  return {
    linkId,
    recommendation: recommendation.reference,
    evidence,
    credibility,
    passage,
    open,
    answered,
    answers: answers.map(({ id, text, author, recordedAt, acceptance, evidence: cited }) => ({
      id,
      text,
      author,
      recordedAt: recordedAt.toISOString(),
      acceptance: acceptance && { by: acceptance.by, at: acceptance.at.toISOString() },
      evidence: cited,
    })),
  };
}

/** What answering or accepting gave. */
export function presentChangedAnswer(changed: {
  id: string;
  linkId: string;
  reference: string;
}): AnswerOf<typeof acceptAnswer> {
  return { id: changed.id, linkId: changed.linkId, recommendation: changed.reference };
}
