"use server";

import { z } from "zod";
import { reviseReviewSchema } from "@/lib/domain/review";
import { closeReview } from "@/lib/use-cases/review/close-review";
import { reviseReview } from "@/lib/use-cases/review/revise-review";
import { type FormState, formAction, type Params } from "@/lib/web/form-action";

type Named = Params & { number: string };

const finish = formAction<z.ZodObject, { number: number }, Named>(
  z.strictObject({}),
  (actor, { number }) => closeReview(actor, Number(number)),
  ({ number }) => `/reviews/${number}?done=closed`,
);
const change = formAction<typeof reviseReviewSchema, { number: number }, Named>(
  reviseReviewSchema,
  (actor, { number, ...input }) => reviseReview(actor, Number(number), input),
  ({ number }) => `/reviews/${number}?done=revised`,
);

/** Closes a review and freezes its report. Reviewers may. */
export async function close(params: Named, previous: FormState, data: FormData): Promise<FormState> {
  return finish(params, previous, data);
}

/** Changes what an open review asks, of whom and until when. Reviewers may. */
export async function revise(params: Named, previous: FormState, data: FormData): Promise<FormState> {
  return change(params, previous, data);
}
