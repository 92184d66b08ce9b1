"use server";

import { createPartySchema } from "@/lib/domain/recommendation";
import { createParty } from "@/lib/use-cases/party/create-party";
import { formAction } from "@/lib/web/form-action";

/** Adds a party. Analysts may. */
export const addParty = formAction<typeof createPartySchema, { key: string }, Record<never, string>>(
  createPartySchema,
  createParty,
  ({ key }) => `/parties/${key}?done=created`,
);
