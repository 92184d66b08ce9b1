import type { ReviewState } from "./assessment";
import type { Confidence, ConfidenceReason } from "./confidence";
import type { Day } from "./dates";
import type { Implementation, ShownImplementation, Verdict } from "./implementation";
import { SHOWN_IMPLEMENTATIONS } from "./implementation";
import type { Localized } from "./localized";
import type { Stance } from "./record";
import { ITEM_STATES, type ItemState, type OutcomeKind } from "./review";
import type { Affiliation, SourceKind } from "./source";
import type { Triangulation } from "./triangulation";

interface Person {
  id: string;
  name: string;
}

/** How a recommendation was judged at one of the report's two moments. */
export interface ReportedJudgement {
  implementation: ShownImplementation;
  confidence: Confidence | null;
  asOn: Day | null;
  triangulation: Triangulation;
  contradicted: boolean;
  assessment: string | null;
}

/** A decision made in the cycle, on the proposal that it was about. */
export interface ReportedDecision {
  assessment: string;
  implementation: Implementation;
  confidence: Confidence;
  reasons: ConfidenceReason[];
  rationale: Localized;
  asOn: Day;
  party: string | null;
  author: Person;
  cites: string[];
  verdict: Verdict;
  note: string | null;
  decider: Person;
  at: string;
  auditSequence: number;
  reviewState: ReviewState;
}

/** An item of evidence as it bore on a recommendation. */
export interface ReportedEvidence {
  reference: string;
  bearsOn: string;
  title: Localized;
  stance: Stance;
  credibility: number | null;
  answered: boolean;
  affiliation: Affiliation;
  source: string | null;
  sourceKind: SourceKind | null;
  url: string | null;
  archiveUrl: string | null;
  trueOn: Day;
  files: { name: string; sha256: string }[];
}

/** A reply of somebody who is judged. */
export interface ReportedReply {
  assessment: string;
  party: string;
  partyName: Localized;
  statement: string;
  language: string;
  receivedOn: Day;
  evidence: string | null;
}

/** One item of the closing report. */
export interface ReportedItem {
  position: number;
  reference: string;
  title: Localized;
  state: ItemState;
  before: ReportedJudgement;
  after: ReportedJudgement;
  decisions: ReportedDecision[];
  outcomes: { kind: OutcomeKind; reason: string; by: Person; at: string; assessment: string | null }[];
  dissent: {
    changesRequested: { decider: Person; note: string | null; assessment: string }[];
    rejected: { decider: Person; note: string | null; assessment: string }[];
    unansweredContradictions: string[];
  };
  evidence: ReportedEvidence[];
  replies: ReportedReply[];
}

/** What the closing report says of the review itself. */
export interface ReportedReview {
  number: number;
  title: string;
  question: string;
  period: { from: Day; to: Day };
  scope: string;
  reviewers: Person[];
  dueOn: Day | null;
  openedAt: string;
  openedBy: Person;
  /** The last entry of the audit chain before it was opened. */
  openedAfter: number;
}

/** Everything that a closing report is made of; nothing else enters it, the moment of making it least of all. */
export interface ReportRows {
  review: ReportedReview;
  head: { sequence: number; hash: string; at: string };
  asOf: Day;
  items: Omit<ReportedItem, "dissent">[];
}

/** The closing report of a review. */
export interface ReviewReport {
  format: "heed.review-report/1";
  review: ReportedReview;
  auditHead: { sequence: number; hash: string };
  clocks: { asOf: Day; knownAt: string };
  figures: {
    items: number;
    states: Record<ItemState, number>;
    decisions: Record<Verdict, number>;
    before: Record<ShownImplementation, number>;
    after: Record<ShownImplementation, number>;
  };
  items: ReportedItem[];
}

/**
 * The closing report: the same rows give the same report, and with canonical JSON (RFC 8785) the same bytes. What has no
 * order of its own in the record is put in one here.
 */
export function buildReport({ review, head, asOf, items }: ReportRows): ReviewReport {
  const reported = [...items].sort((a, b) => a.position - b.position).map(reportItem);
  const decisions = reported.flatMap((item) => item.decisions);
  return {
    format: "heed.review-report/1",
    review: { ...review, reviewers: [...review.reviewers].sort(by((each) => `${each.name} ${each.id}`)) },
    auditHead: { sequence: head.sequence, hash: head.hash },
    clocks: { asOf, knownAt: head.at },
    figures: {
      items: reported.length,
      states: tally(ITEM_STATES, reported, (item) => item.state),
      decisions: tally(["APPROVE", "REQUEST_CHANGES", "REJECT"], decisions, (decision) => decision.verdict),
      before: tally(SHOWN_IMPLEMENTATIONS, reported, (item) => item.before.implementation),
      after: tally(SHOWN_IMPLEMENTATIONS, reported, (item) => item.after.implementation),
    },
    items: reported,
  };
}

function reportItem(item: Omit<ReportedItem, "dissent">): ReportedItem {
  const decisions = [...item.decisions].sort((a, b) => a.auditSequence - b.auditSequence);
  const evidence = [...item.evidence].sort(
    by((each) => `${each.reference.padStart(12)} ${each.bearsOn} ${each.stance}`),
  );
  const said = (verdict: Verdict) =>
    decisions
      .filter((decision) => decision.verdict === verdict)
      .map(({ decider, note, assessment }) => ({ decider, note, assessment }));
  const open = evidence.filter((each) => each.stance === "CONTRADICTS" && !each.answered);
  return {
    ...item,
    decisions,
    outcomes: [...item.outcomes].sort(by((each) => each.at)),
    dissent: {
      changesRequested: said("REQUEST_CHANGES"),
      rejected: said("REJECT"),
      unansweredContradictions: [...new Set(open.map((each) => each.reference))],
    },
    evidence: evidence.map((each) => ({ ...each, files: [...each.files].sort(by((file) => file.sha256)) })),
    replies: [...item.replies].sort(by((each) => `${each.receivedOn} ${each.party} ${each.statement}`)),
  };
}

function by<Item>(key: (item: Item) => string) {
  return (a: Item, b: Item) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}

function tally<Key extends string, Item>(
  keys: readonly Key[],
  items: readonly Item[],
  of: (item: Item) => Key,
): Record<Key, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
  for (const item of items) counts[of(item)] += 1;
  return counts;
}
