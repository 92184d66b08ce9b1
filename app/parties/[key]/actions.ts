"use server";

import { retireSchema } from "@/lib/domain/recommendation";
import { retireParty } from "@/lib/use-cases/party/revise-party";
import { formAction } from "@/lib/web/form-action";

/** Takes a party out of the lists to choose from. Analysts may. */
export const retire = formAction<typeof retireSchema, { key: string }, { key: string }>(
  retireSchema,
  (actor, { key, ...input }) => retireParty(actor, key, input),
  ({ key }) => `/parties/${key}?done=retired`,
);
