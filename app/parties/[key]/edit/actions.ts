"use server";

import { revisePartySchema } from "@/lib/domain/recommendation";
import { reviseParty } from "@/lib/use-cases/party/revise-party";
import { formAction } from "@/lib/web/form-action";

/** Changes what describes a party. Analysts may. */
export const changeParty = formAction<typeof revisePartySchema, { key: string }, { key: string }>(
  revisePartySchema,
  (actor, { key, ...input }) => reviseParty(actor, key, input),
  ({ key }) => `/parties/${key}?done=revised`,
);
