import type { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { acceptCandidateSchema, type ruleOnCandidateSchema } from "@/lib/domain/candidate-ruling";
import { Invalid } from "@/lib/domain/errors";
import { acceptCandidate } from "@/lib/use-cases/candidate/accept-candidate";
import { mergeCandidates } from "@/lib/use-cases/candidate/merge-candidates";
import { rejectCandidate, reopenCandidate } from "@/lib/use-cases/candidate/reject-candidate";
import { splitCandidate } from "@/lib/use-cases/candidate/split-candidate";
import { fieldProblems } from "./issues";

/** What a ruling left: the candidate to go on from, and the recommendation that an acceptance made. */
export interface CandidateRuledOn {
  /** After a merger the new one, after a split the first of the new ones, else the same. */
  id: string;
  recommendation: string | null;
}

/**
 * Accepts, rejects, merges or splits a candidate, or takes a rejection back. Analysts may.
 * @throws Invalid where an acceptance lacks what it takes; Conflict (candidateRuledOn), NotFound, Forbidden
 */
export async function ruleOnCandidate(
  actor: Actor,
  id: string,
  input: z.output<typeof ruleOnCandidateSchema>,
): Promise<CandidateRuledOn> {
  switch (input.ruling) {
    case "accept": {
      const parsed = acceptCandidateSchema.safeParse(input);
      if (!parsed.success) throw new Invalid(fieldProblems(parsed.error));
      return { id, recommendation: (await acceptCandidate(actor, id, parsed.data)).reference };
    }
    case "reject":
      return { ...(await rejectCandidate(actor, id)), recommendation: null };
    case "reopen":
      return { ...(await reopenCandidate(actor, id)), recommendation: null };
    case "merge":
      return { ...(await mergeCandidates(actor, id)), recommendation: null };
    case "split":
      return { ...(await splitCandidate(actor, id, input.parts ?? "")), recommendation: null };
  }
}
