import type { Confidence, ConfidenceReason } from "./confidence";
import type { Day } from "./dates";
import type { Implementation, Outcome, Verdict } from "./implementation";
import type { SourceKind } from "./source";

/** Everything that figures are computed from: raw, insert-only rows, each with the instant at which it became known. */

export type Stance = "SUPPORTS" | "CONTRADICTS" | "CONTEXT";
export type EvidenceState = "LOGGED" | "REQUESTED" | "WITHDRAWN";

/** An instant as milliseconds since 1970, so that rows compare as numbers. */
export type Instant = number;

export interface RecommendationRows {
  id: string;
  reference: string;
  parentId: string | null;
  createdAt: Instant;
  revisions: { version: number; recordedAt: Instant; retired: boolean; addressees: string[] }[];
}

export interface LinkRows {
  id: string;
  recommendationId: string;
  evidenceId: string;
  number: number;
  gradings: { version: number; recordedAt: Instant; stance: Stance; credibility: number | null; removed: boolean }[];
  revisions: {
    version: number;
    recordedAt: Instant;
    state: EvidenceState;
    trueOn: Day;
    via: boolean;
    language: string;
    /** The primary source's id. */
    sourceId: string | null;
  }[];
  origins: { recordedAt: Instant; groupId: string }[];
  answers: { acceptedAt: Instant | null }[];
}

export interface SourceRows {
  id: string;
  revisions: { version: number; recordedAt: Instant; kind: SourceKind; partyId: string | null }[];
}

export interface DecisionRow {
  verdict: Verdict;
  deciderId: string;
  decidedAt: Instant;
  sequence: number;
}

export interface AssessmentRows {
  id: string;
  recommendationId: string;
  partyId: string | null;
  implementation: Implementation;
  outcome: Outcome | null;
  confidence: Confidence;
  reasons: ConfidenceReason[];
  asOn: Day;
  authorId: string;
  submittedAt: Instant;
  revisesId: string | null;
  correctsId: string | null;
  withdrawnAt: Instant | null;
  linkIds: string[];
  decisions: DecisionRow[];
}

export interface SearchRows {
  id: string;
  recommendationId: string;
  searchedOn: Day;
  recordedAt: Instant;
}

/** The rows of some recommendations with their components. */
export interface RawRecord {
  recommendations: RecommendationRows[];
  links: LinkRows[];
  sources: SourceRows[];
  assessments: AssessmentRows[];
  searches: SearchRows[];
}

/** The two clocks: what was true on `asOf`, as far as it was known at `knownAt`. */
export interface Clocks {
  asOf: Day;
  knownAt: Instant;
}

/** The newest of some versioned rows that was known at an instant. */
export function latestKnown<Row extends { version: number; recordedAt: Instant }>(
  rows: readonly Row[],
  knownAt: Instant,
): Row | undefined {
  let latest: Row | undefined;
  for (const row of rows) {
    if (row.recordedAt <= knownAt && (latest === undefined || row.version > latest.version)) latest = row;
  }
  return latest;
}
