import type { ReferenceStyle } from "../bibliography/csl";
import type { Confidence, ConfidenceReason } from "../confidence";
import type { Day, PartialDate } from "../dates";
import type { EvidenceType, Visibility } from "../evidence";
import type { GateLegName } from "../gate";
import type { Implementation, Outcome } from "../implementation";
import type { Locale, Localized } from "../localized";
import type { Schedule } from "../milestone";
import type { PublicStatus } from "../publishing";
import type { Stance } from "../record";
import type { Answer, AnswerBasis } from "../response";
import type { ItemState } from "../review";
import type { Affiliation, Reliability, SourceKind } from "../source";
import type { Triangulation } from "../triangulation";
import type { BriefingAudience } from "./request";

/** All that a briefing says, before it is put into words and set. Plain data: instants are ISO 8601 in UTC. */
export interface Briefing {
  language: Locale;
  style: ReferenceStyle;
  audience: BriefingAudience;
  withNotes: boolean;
  subject: BriefingSubject;
  /** As the address of the list says them; empty where the subject says it all. */
  filters: Readonly<Record<string, readonly string[]>>;
  clocks: { asOf: Day; knownAt: string };
  madeAt: string;
  /** Null where the public is told. */
  madeBy: string | null;
  /** Where the audit chain ended when it was made. */
  head: { sequence: number; hash: string };
  /** The installation's address, if it has one. */
  origin: string | null;
  publications: BriefingPublication[];
  sections: BriefingSection[];
  /** Formatted and in order; `reference` says what of the record cites it. */
  bibliography: { reference: string; text: string }[];
}

export type BriefingSubject =
  | { kind: "RECOMMENDATION"; reference: string; title: Localized }
  | { kind: "THEME"; name: Localized }
  | { kind: "PUBLICATION"; reference: string; title: Localized }
  | { kind: "REVIEW"; review: BriefingReview }
  | { kind: "LIST" }
  | { kind: "EVERYTHING" };

export interface BriefingPublication {
  reference: string;
  title: Localized;
  authors: readonly string[];
  year: number | null;
}

/** A review, and what was said of each of its items. */
export interface BriefingReview {
  number: number;
  title: string;
  question: string;
  from: Day;
  to: Day;
  reviewers: readonly string[];
  closed: { at: string; by: string } | null;
  items: { reference: string; state: ItemState; said: { what: string; by: string; reason: string | null } | null }[];
}

/** One recommendation, or a component that a briefing is about. */
export interface BriefingSection {
  reference: string;
  publication: string;
  parent: { reference: string; title: Localized } | null;
  title: Localized;
  summary: Localized;
  theme: { key: string; name: Localized };
  levels: readonly string[];
  basis: "EXPLICIT" | "IMPLIED";
  priority: string | null;
  retired: boolean;
  section: Localized | null;
  paragraph: number | null;
  addressees: Localized[];
  partners: Localized[];
  status: PublicStatus;
  confidence: Confidence | null;
  triangulation: Triangulation;
  contradicted: boolean;
  judgement: BriefingJudgement | null;
  proposals: { implementation: Implementation; asOn: Day; author: string }[];
  /** Null where the briefing may not tell: it counts what the public does not see. */
  gate: { passes: boolean; legs: BriefingLeg[] } | null;
  /** Since when the reversal alarm is up. */
  alarm: string | null;
  /** Since when something newer speaks against the judgement unanswered. */
  disputed: string | null;
  counts: { supports: number; contradicts: number; context: number };
  silentSince: Day | null;
  evidence: BriefingEvidence[];
  searches: { where: string; query: string; language: string; searchedOn: Day }[];
  responses: BriefingResponse[];
  milestones: BriefingMilestone[];
  components: BriefingPart[];
  states: { party: Localized; status: PublicStatus; confidence: Confidence | null; asOn: Day | null }[];
  notes: BriefingNote[];
}

export interface BriefingLeg {
  leg: GateLegName;
  holds: boolean;
  /** References of what it rests on, or of what keeps it from holding. */
  about: string[];
}

/** The judgement in force. Without names where the public is told. */
export interface BriefingJudgement {
  asOn: Day;
  rationale: Localized;
  outcome: Outcome | null;
  judgedConfidence: Confidence;
  reasons: readonly ConfidenceReason[];
  author: string | null;
  approvals: { by: string | null; at: string; entry: number | null }[];
  cites: string[];
  searches: number;
  replies: { party: Localized; statement: string; language: string; receivedOn: Day }[];
}

/** Evidence as it bears on a section. */
export interface BriefingEvidence {
  reference: string;
  /** The components that it bears on; none: the whole. */
  on: string[];
  stance: Stance;
  credibility: number | null;
  reliability: Reliability | null;
  affiliation: Affiliation | null;
  addressee: boolean;
  type: EvidenceType;
  title: Localized;
  sources: { name: string; kind: SourceKind | null }[];
  publishedOn: PartialDate | null;
  eventFrom: PartialDate | null;
  eventTo: PartialDate | null;
  trueOn: Day;
  language: string;
  quotation: string | null;
  translation: string | null;
  via: string | null;
  url: string | null;
  visibility: Visibility;
  /** To a contradiction. */
  answers: { text: string; author: string; accepted: string | null }[];
}

export interface BriefingResponse {
  party: Localized;
  answer: Answer;
  basis: AnswerBasis | null;
  claimsDone: boolean;
  statement: string | null;
  respondedOn: PartialDate | null;
  evidence: string | null;
}

export interface BriefingMilestone {
  on: string;
  title: Localized;
  indicator: string | null;
  dueOn: Day | null;
  reachedOn: Day | null;
  schedule: Schedule;
  evidence: string[];
}

export interface BriefingPart {
  reference: string;
  title: Localized;
  status: PublicStatus;
  confidence: Confidence | null;
  counts: { supports: number; contradicts: number };
}

export interface BriefingNote {
  /** How deep in its thread: 0 begins one. */
  depth: number;
  author: string | null;
  at: string;
  visibility: Visibility;
  body: string;
}

/** A name for the file, that says what it is about and at which day. */
export function briefingName(briefing: Pick<Briefing, "subject" | "clocks" | "language">, ending: string): string {
  const { subject, clocks, language } = briefing;
  return `heed-briefing-${aboutOf(subject)}_${clocks.asOf}_${language}.${ending}`;
}

function aboutOf(subject: BriefingSubject): string {
  switch (subject.kind) {
    case "RECOMMENDATION":
    case "PUBLICATION":
      return subject.reference;
    case "REVIEW":
      return `review-${subject.review.number}`;
    default:
      return { THEME: "theme", LIST: "selection", EVERYTHING: "everything" }[subject.kind];
  }
}
