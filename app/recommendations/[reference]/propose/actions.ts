"use server";

import { proposeAssessmentSchema } from "@/lib/domain/assessment";
import { proposeAssessment } from "@/lib/use-cases/assessment/propose-assessment";
import { type FormState, formAction, type Params } from "@/lib/web/form-action";

const submit = formAction<typeof proposeAssessmentSchema, { id: string }, Params & { reference: string }>(
  proposeAssessmentSchema,
  (actor, { reference, ...input }) => proposeAssessment(actor, reference, input),
  ({ id }) => `/assessments/${id}?done=proposed`,
);

/** Puts a judgement to the reviewers. Analysts may. */
export async function propose(
  params: Params & { reference: string },
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return submit(params, previous, data);
}
