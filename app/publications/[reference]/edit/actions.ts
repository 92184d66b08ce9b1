"use server";

import { changedPublicationForm } from "@/components/publication/form-schema";
import { revisePublication } from "@/lib/use-cases/publication/revise-publication";
import { formAction } from "@/lib/web/form-action";

/** Changes what describes a publication. Administrators may. */
export const changePublication = formAction<
  typeof changedPublicationForm,
  { reference: string },
  { reference: string }
>(
  changedPublicationForm,
  (actor, { reference, ...input }) => revisePublication(actor, reference, input),
  ({ reference }) => `/publications/${reference}?done=revised`,
);
