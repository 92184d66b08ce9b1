"use server";

import { retireSchema } from "@/lib/domain/recommendation";
import { retirePublication } from "@/lib/use-cases/publication/revise-publication";
import { formAction } from "@/lib/web/form-action";

/** Retires a publication of which no recommendation is in force. Administrators may. */
export const retire = formAction<typeof retireSchema, { reference: string }, { reference: string }>(
  retireSchema,
  (actor, { reference, ...input }) => retirePublication(actor, reference, input),
  ({ reference }) => `/publications/${reference}?done=retired`,
);
