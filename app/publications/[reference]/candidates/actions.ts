"use server";

import { ruleOnCandidateSchema } from "@/lib/domain/candidate-ruling";
import { type FormState, formAction } from "@/lib/web/form-action";
import { ruleOnCandidate } from "@/lib/web/rule-on-candidate";

type Address = { publication: string; candidate: string };

const DONE = {
  accept: "accepted",
  reject: "rejected",
  reopen: "reopened",
  merge: "merged",
  split: "split",
} as const;

const send = formAction<typeof ruleOnCandidateSchema, { query: string }, Address>(
  ruleOnCandidateSchema,
  async (actor, { candidate, publication: _publication, ...input }) => {
    const { id, recommendation } = await ruleOnCandidate(actor, candidate, input);
    // What is settled leads on to the next; what is open again, or new, is shown itself.
    const settled = input.ruling === "accept" || input.ruling === "reject";
    const made = recommendation === null ? "" : `&made=${encodeURIComponent(recommendation)}`;
    return { query: `${settled ? "after" : "c"}=${id}&done=${DONE[input.ruling]}${made}` };
  },
  ({ query }, { publication }) => `/publications/${encodeURIComponent(publication)}/candidates?${query}#candidate`,
);

/** Accepts, rejects, merges or splits a candidate, or takes a rejection back. Analysts may. */
export async function rule(params: Address, previous: FormState, data: FormData): Promise<FormState> {
  return send(params, previous, data);
}
