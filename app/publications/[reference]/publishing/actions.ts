"use server";

import { publishSchema, takeBackSchema } from "@/lib/domain/publishing";
import { publishPublication, takeBackPublication } from "@/lib/use-cases/publishing/publish";
import { formAction } from "@/lib/web/form-action";

/** Lets anybody read a publication's public pages. Administrators may. */
export const publish = formAction<typeof publishSchema, { reference: string }, { reference: string }>(
  publishSchema,
  (actor, { reference, ...input }) => publishPublication(actor, reference, input),
  ({ reference }) => `/publications/${reference}/publishing?done=published`,
);

/** Takes a publication's public pages away. Administrators may. */
export const takeBack = formAction<typeof takeBackSchema, { reference: string }, { reference: string }>(
  takeBackSchema,
  (actor, { reference, ...input }) => takeBackPublication(actor, reference, input),
  ({ reference }) => `/publications/${reference}/publishing?done=takenBack`,
);
