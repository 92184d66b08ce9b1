import type { Actor } from "@/lib/domain/actor";
import { type CannotDecide, whyNot } from "@/lib/use-cases/assessment/queries";
import type { RecommendationPageData } from "@/lib/use-cases/recommendation/get-recommendation";

/** A proposal that waits, with what stops the reader from deciding on it. */
export type Waiting = RecommendationPageData["proposals"][number] & { cannot: CannotDecide | null };

/**
 * The proposals that wait on an item, the reader's to decide first, and the one to show.
 * @param wanted id of the one asked for
 */
export function proposalsOf(
  actor: Actor,
  data: RecommendationPageData,
  wanted: string | undefined,
): { proposals: Waiting[]; shown: Waiting | undefined } {
  const proposals = data.proposals
    .map((view) => ({ ...view, cannot: whyNot(actor, view) }))
    .sort((a, b) => Number(a.cannot !== null) - Number(b.cannot !== null));
  return { proposals, shown: proposals.find((each) => each.id === wanted) ?? proposals[0] };
}
