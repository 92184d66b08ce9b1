"use server";

import { logSearchSchema } from "@/lib/domain/note";
import { logSearch } from "@/lib/use-cases/search/log-search";
import { formAction } from "@/lib/web/form-action";

/** Logs a search that found nothing. Analysts and above. */
export const log = formAction<typeof logSearchSchema, { reference: string }, { reference: string }>(
  logSearchSchema,
  logSearch,
  ({ reference }) => `/recommendations/${reference}?done=searched#searches`,
);
