"use server";

import { newPublicationForm } from "@/components/publication/form-schema";
import { createPublication } from "@/lib/use-cases/publication/create-publication";
import { formAction } from "@/lib/web/form-action";

/** Adds a publication. Administrators may. */
export const addPublication = formAction<typeof newPublicationForm, { reference: string }, Record<never, string>>(
  newPublicationForm,
  createPublication,
  ({ reference }) => `/publications/${reference}?done=created`,
);
