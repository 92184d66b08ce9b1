import { transact } from "@/lib/db/transaction";
import type { Implementation } from "@/lib/domain/implementation";
import { createActor } from "./actors";

/** A submitted proposal; its author is made unless given. */
export async function createAssessment(proposal: {
  recommendationId: string;
  implementation?: Implementation;
  asOn?: string;
  authorId?: string;
  linkIds?: string[];
  correctsId?: string;
  /** The member state that it judges. */
  partyId?: string;
}) {
  const authorId = proposal.authorId ?? (await createActor("ANALYST")).userId;
  return transact((tx, at) =>
    tx.assessment.create({
      data: {
        recommendationId: proposal.recommendationId,
        implementation: proposal.implementation ?? "UNDERWAY",
        confidence: "MODERATE",
        rationale: { en: "Because the evidence says so." },
        asOn: new Date(proposal.asOn ?? at.toISOString().slice(0, 10)),
        authorId,
        submittedAt: at,
        ...(proposal.correctsId ? { correctsId: proposal.correctsId } : {}),
        ...(proposal.partyId ? { partyId: proposal.partyId } : {}),
        citations: { create: (proposal.linkIds ?? []).map((linkId) => ({ linkId })) },
      },
    }),
  );
}

let sequence = 1_000_000n;

/** A decision on a proposal; its decider is made unless given. The audit sequence is made up, beyond the chain's own. */
export async function createDecision(decision: {
  assessment: { id: string; authorId: string };
  verdict?: "APPROVE" | "REQUEST_CHANGES" | "REJECT";
  deciderId?: string;
  ordinal?: 1 | 2;
}) {
  const { assessment, verdict = "APPROVE" } = decision;
  const deciderId = decision.deciderId ?? (await createActor("REVIEWER")).userId;
  return transact((tx, at) =>
    tx.decision.create({
      data: {
        assessmentId: assessment.id,
        authorId: assessment.authorId,
        ordinal: decision.ordinal ?? 1,
        verdict,
        note: verdict === "APPROVE" ? null : "Not yet.",
        deciderId,
        decidedAt: at,
        auditSequence: ++sequence,
      },
    }),
  );
}
