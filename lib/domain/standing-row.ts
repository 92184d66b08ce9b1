import type { Confidence } from "./confidence";
import type { Day } from "./dates";
import type { Implementation } from "./implementation";
import { scheduleBasis } from "./milestone";
import type { Instant } from "./record";
import { evidenceMarks, type Standing } from "./standing";
import type { Triangulation } from "./triangulation";

/** How one recommendation stands, as one flat row: what the projections store. */
export interface StandingRow {
  recommendationId: string;
  topLevel: boolean;
  retired: boolean;
  implementation: Implementation | null;
  /** The judged confidence: its ageing depends on the day of reading. */
  confidence: Confidence | null;
  assessmentId: string | null;
  asOn: Day | null;
  citedNewestOn: Day | null;
  proposed: Implementation | null;
  proposalId: string | null;
  proposals: number;
  /** With those for single states. */
  openProposals: number;
  openSince: Instant | null;
  /** The parties that a judgement in force is about, and beside each of them what it says. */
  judgedParties: string[];
  judgedAs: Implementation[];
  triangulation: Triangulation;
  contradicted: boolean;
  alarm: boolean;
  supports: number;
  contradicts: number;
  context: number;
  marks: string;
  searches: number;
  silentSince: Day | null;
  disagreement: boolean;
  dueOn: Day | null;
  unsupportedDueOn: Day | null;
  allReached: boolean;
  requests: number;
}

/** A standing as its row. */
export function standingRow(standing: Standing): StandingRow {
  const [proposal] = standing.proposals;
  return {
    recommendationId: standing.recommendationId,
    topLevel: standing.topLevel,
    retired: standing.retired,
    implementation: standing.judgement?.implementation ?? null,
    confidence: standing.judgement?.confidence ?? null,
    assessmentId: standing.judgement?.id ?? null,
    asOn: standing.judgement?.asOn ?? null,
    citedNewestOn: standing.citedNewestOn,
    proposed: proposal?.implementation ?? null,
    proposalId: proposal?.id ?? null,
    proposals: standing.proposals.length,
    openProposals: standing.openProposals,
    openSince: standing.openSince,
    judgedParties: standing.forParties.map(({ partyId }) => partyId),
    judgedAs: standing.forParties.map(({ implementation }) => implementation),
    triangulation: standing.triangulation,
    contradicted: standing.contradicted,
    alarm: standing.alarm,
    supports: standing.supports,
    contradicts: standing.contradicts,
    context: standing.context,
    marks: evidenceMarks(standing.facts),
    searches: standing.searches,
    silentSince: standing.silentSince,
    disagreement: standing.disagreements.length > 0,
    ...scheduleBasis(standing.milestones),
    requests: standing.requests,
  };
}
