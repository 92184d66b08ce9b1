import type { Day } from "@/lib/domain/dates";
import type { EvidenceType, Visibility } from "@/lib/domain/evidence";
import type { Localized } from "@/lib/domain/localized";
import type { EvidenceState, Stance } from "@/lib/domain/record";
import type { Reliability, SourceKind } from "@/lib/domain/source";

/** Somebody by name. */
export interface Person {
  id: string;
  name: string;
}

/** One state of the description of evidence. */
export interface EvidenceRevisionShown {
  version: number;
  state: EvidenceState;
  type: EvidenceType;
  title: Localized;
  url: string | null;
  archiveUrl: string | null;
  publishedOn: string | null;
  eventFrom: string | null;
  eventTo: string | null;
  ongoing: boolean;
  trueOn: Day;
  capturedAt: Date | null;
  /** The day of the capture, as the installation's calendar has it. */
  capturedOn: Day | null;
  language: string;
  quotation: string | null;
  translation: string | null;
  via: string | null;
  citation: string | null;
  reviewBy: Day | null;
  visibility: Visibility;
  reason: string | null;
  recordedAt: Date;
  recordedBy: Person;
}

/** Stance and credibility of a link, as somebody graded it. */
export interface LinkGradingShown {
  version: number;
  stance: Stance;
  credibility: number | null;
  passage: string | null;
  note: string | null;
  /** The member states that the item speaks of; none: of the whole. */
  states: { key: string; shortName: Localized }[];
  removed: boolean;
  recordedAt: Date;
  grader: Person;
}

/** Everything about one evidence item. */
export interface EvidenceDetail extends EvidenceRevisionShown {
  id: string;
  number: number;
  reference: string;
  createdAt: Date;
  createdBy: Person;
  /** Newest first, the present one included. */
  revisions: EvidenceRevisionShown[];
  /** The first is primary. */
  sources: {
    id: string;
    name: string;
    kind: SourceKind;
    partyKey: string | null;
    /** The newest grading in general (theme null) and for each theme. */
    gradings: { theme: string | null; reliability: Reliability; recordedAt: Date }[];
  }[];
  links: {
    id: string;
    recommendation: { id: string; reference: string; title: Localized; retired: boolean; theme: string | null };
    /** In force now. */
    grading: LinkGradingShown;
    /** Newest first. */
    gradings: LinkGradingShown[];
  }[];
  files: {
    sha256: string;
    name: string;
    size: number;
    mediaType: string;
    recordedAt: Date;
    recordedBy: Person;
    redactedAt: Date | null;
  }[];
  /** Other evidence of the same origin. */
  originFellows: { id: string; reference: string; title: Localized }[];
  /** Newest first. */
  audit: { sequence: string; at: Date; action: string; actorId: string; actor: string; hash: string }[];
}
