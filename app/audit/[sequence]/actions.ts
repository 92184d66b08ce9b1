"use server";

import { z } from "zod";
import { redactPayload } from "@/lib/use-cases/audit/redact-payload";
import { formAction } from "@/lib/web/form-action";

const schema = z.strictObject({ reason: z.string().trim().min(1).max(2000) });

/** Takes the content of an entry out for good. Administrators may. */
export const redact = formAction<typeof schema, unknown, { sequence: string }>(
  schema,
  (actor, { sequence, reason }) => redactPayload(actor, Number(sequence), { reason }),
  (_, { sequence }) => `/audit/${sequence}?done=redacted`,
);
