"use server";

import { proposeAssessmentSchema } from "@/lib/domain/assessment";
import { proposeAssessment } from "@/lib/use-cases/assessment/propose-assessment";
import { type FormState, formAction, type Params } from "@/lib/web/form-action";

const submit = formAction<typeof proposeAssessmentSchema, { id: string }, Params & { reference: string }>(
  proposeAssessmentSchema,
  (actor, { reference, review: _review, ...input }) => proposeAssessment(actor, reference, input),
  // From an item of a review ("3.5") back to it.
  ({ id }, { review }) =>
    /^\d{1,9}\.\d{1,9}$/.test(review ?? "")
      ? `/reviews/${review?.replace(".", "/items/")}?done=proposed`
      : `/assessments/${id}?done=proposed`,
);

/** Puts a judgement to the reviewers. Analysts may. */
export async function propose(
  params: Params & { reference: string },
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return submit(params, previous, data);
}
