"use server";

import { openReviewSchema } from "@/lib/domain/review";
import { openReview } from "@/lib/use-cases/review/open-review";
import { filtersOf } from "@/lib/web/api/review-scope";
import { type FormState, formAction, type Params } from "@/lib/web/form-action";

const submit = formAction(
  openReviewSchema,
  (actor, input) => openReview(actor, { ...input, filters: filtersOf(input.scope) }),
  ({ number }) => `/reviews/${number}?done=opened`,
);

/** Opens a review over what a filter finds. Reviewers may. */
export async function open(params: Params, previous: FormState, data: FormData): Promise<FormState> {
  return submit(params, previous, data);
}
