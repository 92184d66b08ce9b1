"use server";

import { assignOwnerSchema } from "@/lib/domain/recommendation";
import { assignOwner } from "@/lib/use-cases/recommendation/assign-owner";
import { type FormState, formAction, type Params } from "@/lib/web/form-action";

const assign = formAction<typeof assignOwnerSchema, { reference: string }, Params & { reference: string }>(
  assignOwnerSchema,
  (actor, { reference, ...input }) => assignOwner(actor, reference, input),
  ({ reference }) => `/recommendations/${reference}#what`,
);

/** Names who looks after a recommendation, or that nobody does. Analysts may. */
export async function changeOwner(
  params: { reference: string },
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return assign(params, previous, data);
}
