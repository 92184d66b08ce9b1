"use server";

import { decideSchema, withdrawSchema } from "@/lib/domain/assessment";
import { decideAssessment } from "@/lib/use-cases/assessment/decide-assessment";
import { withdrawAssessment } from "@/lib/use-cases/assessment/withdraw-assessment";
import { type FormState, formAction, type Params } from "@/lib/web/form-action";

type Named = Params & { id: string };

const decideOn = formAction<typeof decideSchema, { id: string }, Named>(
  decideSchema,
  (actor, { id, ...input }) => decideAssessment(actor, id, input),
  ({ id }) => `/assessments/${id}?done=decided`,
);
const takeBack = formAction<typeof withdrawSchema, { id: string }, Named>(
  withdrawSchema,
  (actor, { id, ...input }) => withdrawAssessment(actor, id, input),
  ({ id }) => `/assessments/${id}?done=withdrawn`,
);

/** Approves a proposal, asks for changes or rejects it. Reviewers may, never on their own. */
export async function decide(params: Named, previous: FormState, data: FormData): Promise<FormState> {
  return decideOn(params, previous, data);
}

/** Takes back one's own proposal. */
export async function withdraw(params: Named, previous: FormState, data: FormData): Promise<FormState> {
  return takeBack(params, previous, data);
}
