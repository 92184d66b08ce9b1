"use server";

import { recordResponseSchema } from "@/lib/domain/response";
import { recordResponse } from "@/lib/use-cases/response/record-response";
import { formAction } from "@/lib/web/form-action";

/** Records what an addressee said, or that no word was found. Analysts and above. */
export const record = formAction<typeof recordResponseSchema, { reference: string }, { reference: string }>(
  recordResponseSchema,
  recordResponse,
  ({ reference }) => `/recommendations/${reference}?done=responded#says`,
);
