import { approvalOf } from "./assessment";
import type { GateLeg } from "./gate";
import type { Clocks, Instant, RawRecord } from "./record";
import { type Standing, standingsOf } from "./standing";

/** Why the reversal alarm is up, and since when. */
export interface Alarm {
  since: Instant;
  /** Legs of the gate that fail now. */
  legs: GateLeg[];
  /** Numbers of unanswered contradictions that came after the approval. */
  evidence: number[];
}

/**
 * What raised the reversal alarm of a recommendation, and since when without a break. Replays what was known at each
 * instant at which anything became known: for one page, not for lists.
 * @param raw the rows of its family
 * @returns null where no alarm is up
 */
export function alarmOf(raw: RawRecord, recommendationId: string, clocks: Clocks): Alarm | null {
  const standing = standingsOf(raw, clocks).get(recommendationId);
  const approval = standing?.judgement && approvalOf(standing.judgement, clocks.knownAt);
  if (!standing?.alarm || !approval) return null;
  const isUp = (knownAt: Instant) => {
    const then: Standing | undefined = standingsOf(raw, { ...clocks, knownAt }).get(recommendationId);
    return then?.alarm === true && then.judgement?.id === standing.judgement?.id;
  };
  let since = approval.decidedAt;
  const instants = instantsOf(raw).filter((at) => at > approval.decidedAt && at <= clocks.knownAt);
  if (instants.length > 0) {
    since = clocks.knownAt;
    for (const at of [approval.decidedAt, ...instants].reverse()) {
      if (!isUp(at)) break;
      since = at;
    }
  }
  return {
    since,
    legs: standing.gate.legs.filter((leg) => !leg.holds),
    evidence: standing.disputed?.evidence ?? [],
  };
}

/** The instants at which anything that bears on the gate became known, in order. */
function instantsOf(raw: RawRecord): Instant[] {
  const instants = new Set<Instant>();
  for (const link of raw.links) {
    for (const row of [...link.gradings, ...link.revisions, ...link.origins]) instants.add(row.recordedAt);
    for (const answer of link.answers) if (answer.acceptedAt !== null) instants.add(answer.acceptedAt);
  }
  for (const { revisions } of [...raw.recommendations, ...raw.sources]) {
    for (const row of revisions) instants.add(row.recordedAt);
  }
  for (const row of raw.assessments) for (const decision of row.decisions) instants.add(decision.decidedAt);
  return [...instants].sort((a, b) => a - b);
}
