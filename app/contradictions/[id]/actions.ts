"use server";

import { z } from "zod";
import { answerContradictionSchema } from "@/lib/domain/contradiction";
import { acceptAnswer } from "@/lib/use-cases/contradiction/accept-answer";
import { answerContradiction } from "@/lib/use-cases/contradiction/answer-contradiction";
import { formAction } from "@/lib/web/form-action";

type Changed = { linkId: string };

/** Answers a contradiction. Analysts and above. */
export const answer = formAction<typeof answerContradictionSchema, Changed, { id: string }>(
  answerContradictionSchema,
  (actor, { id, ...input }) => answerContradiction(actor, id, input),
  ({ linkId }) => `/contradictions/${linkId}?done=answered#answers`,
);

const nothing = z.strictObject({});

/** Accepts somebody else's answer. Reviewers may. */
export const accept = formAction<typeof nothing, Changed, { id: string }>(
  nothing,
  (actor, { id }) => acceptAnswer(actor, id),
  ({ linkId }) => `/contradictions/${linkId}?done=accepted#answers`,
);
