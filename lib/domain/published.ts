import type { Confidence, ConfidenceReason } from "./confidence";
import type { Day, PartialDate } from "./dates";
import type { EvidenceType } from "./evidence";
import type { Implementation, Outcome } from "./implementation";
import type { Localized } from "./localized";
import type { PublicStanding, PublicStatus } from "./publishing";
import type { Stance } from "./record";
import type { Affiliation, SourceKind } from "./source";
import type { Triangulation } from "./triangulation";

/** A publication that the public sees, in a list of them. */
export interface PublishedTitle {
  reference: string;
  title: Localized;
  authors: string[];
  year: number;
}

/** All that public pages of one publication show: they are given this and know nothing else. */
export interface Published extends PublishedTitle {
  language: string;
  url: string | null;
  /** Since when it is published. */
  since: Date;
  head: PublicHead;
  today: Day;
  /** In the order of the publication, components behind their recommendation. */
  recommendations: PublishedRecommendation[];
  evidence: PublishedEvidence[];
  changes: { days: number; changed: PublishedChange[] }[];
}

/** Where the audit chain ends, and where it ended on days gone by. */
export interface PublicHead {
  sequence: number;
  hash: string;
  earlier: { day: Day; sequence: number; hash: string }[];
}

export interface PublishedParty {
  name: Localized;
  shortName: Localized;
}

/** A recommendation or, with a parent, a component. */
export interface PublishedRecommendation {
  id: string;
  reference: string;
  parent: string | null;
  title: Localized;
  summary: Localized;
  basis: "EXPLICIT" | "IMPLIED";
  derived: boolean;
  theme: { key: string; name: Localized };
  levels: readonly string[];
  section: Localized | null;
  retired: boolean;
  addressees: PublishedParty[];
  partners: PublishedParty[];
  standing: PublicStanding;
  judgement: PublishedJudgement | null;
  byParty: { party: PublishedParty; status: PublicStatus; judgement: PublishedJudgement | null }[];
  /** Approved judgements, newest first; null stands for one that is not published. */
  history: (PublishedJudgement | null)[];
  links: PublishedLink[];
  notes: { id: string; body: string; at: Date; edited: boolean }[];
}

/** An approved judgement, without the names of those who made it. */
export interface PublishedJudgement {
  id: string;
  implementation: Implementation;
  outcome: Outcome | null;
  confidence: Confidence;
  reasons: readonly ConfidenceReason[];
  rationale: Localized;
  asOn: Day;
  approvedAt: Date;
  /** The party that it is about; null: the whole. */
  party: PublishedParty | null;
  /** How many logged searches it rests on. */
  searches: number;
  /** References of the evidence that it cites. */
  cites: string[];
  /** The entry of the audit chain that its approval is. */
  entry: { sequence: number; hash: string } | null;
}

/** Evidence as it bears on a recommendation. */
export interface PublishedLink {
  evidence: string;
  stance: Stance;
  credibility: number | null;
  affiliation: Affiliation;
  /** The component that it bears on, where it is not the whole. */
  on: string | null;
}

export interface PublishedEvidence {
  reference: string;
  type: EvidenceType;
  title: Localized;
  url: string | null;
  archiveUrl: string | null;
  publishedOn: PartialDate | null;
  eventFrom: PartialDate | null;
  eventTo: PartialDate | null;
  trueOn: Day;
  recordedAt: Date;
  language: string;
  quotation: string | null;
  translation: string | null;
  via: string | null;
  citation: string | null;
  sources: { name: string; kind: SourceKind }[];
  /** Of what is stored of it. */
  files: { sha256: string; size: number }[];
  /** References of the recommendations and components that it bears on. */
  bears: { reference: string; stance: Stance; credibility: number | null }[];
}

export interface PublishedChange {
  reference: string;
  title: Localized;
  isNew: boolean;
  status: { from: PublicStatus; to: PublicStatus } | null;
  judgement: PublishedJudgement | null;
  triangulation: { from: Triangulation; to: Triangulation } | null;
  added: string[];
  removed: string[];
}

/** The recommendations that lists and totals count: those in force, without their components. */
export function counted(published: Published): PublishedRecommendation[] {
  return published.recommendations.filter((each) => each.parent === null && !each.retired);
}
