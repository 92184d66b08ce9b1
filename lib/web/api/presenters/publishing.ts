import type { PublishingPreview } from "@/lib/use-cases/publishing/queries";
import type { AnswerOf } from "../contract";
import type { getPublishing } from "../contracts/publishing";

/** Whether a publication is public, and what the public sees of it. */
export function presentPublishing(preview: PublishingPreview): AnswerOf<typeof getPublishing> {
  const { reference, version, published, since, reason, shows, missing } = preview;
  return {
    reference,
    version,
    published,
    since: since?.toISOString() ?? null,
    reason,
    shows,
    missing: missing.map((each) => ({
      recommendation: each.reference,
      party: each.party,
      implementation: each.implementation,
      assessmentId: each.assessmentId,
      evidence: each.evidence.map(({ reference: item, withheld }) => ({ reference: item, withheld })),
    })),
  };
}
