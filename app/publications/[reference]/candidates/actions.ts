"use server";

import type { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { acceptCandidateSchema, ruleOnCandidateSchema } from "@/lib/domain/candidate-ruling";
import { Invalid } from "@/lib/domain/errors";
import { acceptCandidate } from "@/lib/use-cases/candidate/accept-candidate";
import { mergeCandidates } from "@/lib/use-cases/candidate/merge-candidates";
import { rejectCandidate, reopenCandidate } from "@/lib/use-cases/candidate/reject-candidate";
import { splitCandidate } from "@/lib/use-cases/candidate/split-candidate";
import { type FormState, formAction } from "@/lib/web/form-action";
import { fieldProblems } from "@/lib/web/issues";

type Address = { publication: string; candidate: string };
type Sent = z.output<typeof ruleOnCandidateSchema>;

const send = formAction<typeof ruleOnCandidateSchema, { query: string }, Address>(
  ruleOnCandidateSchema,
  (actor, { candidate, publication: _publication, ...input }) => carryOut(actor, candidate, input),
  ({ query }, { publication }) => `/publications/${encodeURIComponent(publication)}/candidates?${query}#candidate`,
);

/** Accepts, rejects, merges or splits a candidate, or takes a rejection back. Analysts may. */
export async function rule(params: Address, previous: FormState, data: FormData): Promise<FormState> {
  return send(params, previous, data);
}

async function carryOut(actor: Actor, id: string, input: Sent): Promise<{ query: string }> {
  if (input.ruling === "accept") {
    const parsed = acceptCandidateSchema.safeParse(input);
    if (!parsed.success) throw new Invalid(fieldProblems(parsed.error));
    const { reference } = await acceptCandidate(actor, id, parsed.data);
    return { query: `after=${id}&done=accepted&made=${encodeURIComponent(reference)}` };
  }
  if (input.ruling === "reject") return { query: `after=${(await rejectCandidate(actor, id)).id}&done=rejected` };
  if (input.ruling === "reopen") return { query: `c=${(await reopenCandidate(actor, id)).id}&done=reopened` };
  if (input.ruling === "merge") return { query: `c=${(await mergeCandidates(actor, id)).id}&done=merged` };
  return { query: `c=${(await splitCandidate(actor, id, input.parts ?? "")).id}&done=split` };
}
