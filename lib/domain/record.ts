import type { Confidence, ConfidenceReason } from "./confidence";
import type { Day } from "./dates";
import type { Implementation, Outcome, Verdict } from "./implementation";
import type { Answer, AnswerBasis } from "./response";
import type { SourceKind } from "./source";

/** Everything that figures are computed from: raw, insert-only rows, each with the instant at which it became known. */

export type Stance = "SUPPORTS" | "CONTRADICTS" | "CONTEXT";
export type EvidenceState = "LOGGED" | "WITHDRAWN";

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
  gradings: {
    version: number;
    recordedAt: Instant;
    stance: Stance;
    credibility: number | null;
    removed: boolean;
    states: string[];
  }[];
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
  answers: AnswerRows[];
}

/** An answer to a contradiction; it counts once somebody other than its author has accepted it. */
export interface AnswerRows {
  id: string;
  authorId: string;
  recordedAt: Instant;
  acceptedAt: Instant | null;
  accepterId: string | null;
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
  searchIds: string[];
  decisions: DecisionRow[];
}

export interface SearchRows {
  id: string;
  recommendationId: string;
  searchedOn: Day;
  recordedAt: Instant;
}

export interface ResponseRows {
  id: string;
  recommendationId: string;
  partyId: string;
  answer: Answer;
  basis: AnswerBasis | null;
  claimsDone: boolean;
  /** The day that it counts as given on: the first that it can have been, else the day on which it was recorded. */
  answeredOn: Day;
  recordedAt: Instant;
}

/** A milestone with its states. `evidence`: ids of the items that show it reached or on its way. */
export interface MilestoneRows {
  id: string;
  recommendationId: string;
  revisions: {
    version: number;
    recordedAt: Instant;
    dueOn: Day | null;
    reachedOn: Day | null;
    retired: boolean;
    evidence: string[];
  }[];
}

/** A request for evidence. */
export interface RequestRows {
  id: string;
  recommendationId: string;
  revisions: { version: number; recordedAt: Instant; state: "OPEN" | "FILLED" | "DROPPED" }[];
}

/** The rows of some recommendations with their components. */
export interface RawRecord {
  recommendations: RecommendationRows[];
  links: LinkRows[];
  sources: SourceRows[];
  assessments: AssessmentRows[];
  searches: SearchRows[];
  responses: ResponseRows[];
  milestones: MilestoneRows[];
  requests: RequestRows[];
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
