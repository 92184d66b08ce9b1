/** A document's text as an extractor gave it; offsets are UTF-16 code units of `text`. */
export interface DocumentText {
  text: string;
  /** Where each page begins and ends; without it, form feeds part the pages, if there are any. */
  pages?: readonly PageSpan[];
  /** Headings that the document's format marks: where their lines begin. */
  headings?: readonly { start: number; level: number }[];
}

export interface PageSpan {
  number: number;
  start: number;
  end: number;
}

/** A stretch of a document, as it stands there and in one line. */
export interface Span {
  start: number;
  end: number;
  text: string;
}

/** A sub-item of a candidate. */
export interface CandidateComponent extends Span {
  label: string | null;
}

export const REASONS = [
  "labelled",
  "coded",
  "numbered",
  "sequence",
  "performative",
  "modal",
  "imperative",
  "recommendationSection",
  "addressee",
  "listUnderHeading",
  "backgroundSection",
  "reported",
  "hedged",
  "question",
  "past",
  "short",
  "citation",
  "besideNumbered",
] as const;
export type ReasonCode = (typeof REASONS)[number];

/** One thing that speaks for (above zero) or against a candidate. */
export interface Reason {
  code: ReasonCode;
  weight: number;
}

/** A passage that may be a recommendation. Its span begins behind the label and takes in its components. */
export interface Candidate extends Span {
  /** As printed, without the punctuation after it; null where it has no number. */
  label: string | null;
  page: number | null;
  /** The nearest heading above it. */
  section: string | null;
  components: CandidateComponent[];
  /** Guesses, for a person to correct. */
  addressee: string | null;
  theme: string | null;
  /** From 0 to 1; `reasons` add up to it. */
  score: number;
  reasons: Reason[];
}
