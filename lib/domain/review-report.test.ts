import { expect, test } from "vitest";
import { buildReport, type ReportedEvidence, type ReportedItem, type ReportRows } from "./review-report";

const judged = (implementation: ReportedItem["after"]["implementation"]): ReportedItem["after"] => ({
  implementation,
  confidence: null,
  asOn: null,
  triangulation: "UNSUPPORTED",
  contradicted: false,
  assessment: null,
});
const evidence = (reference: string, stance: ReportedEvidence["stance"], answered = false): ReportedEvidence => ({
  reference,
  bearsOn: "HD-1",
  title: { en: reference },
  stance,
  credibility: 2,
  answered,
  affiliation: "INDEPENDENT",
  source: "Gazette",
  sourceKind: "INDEPENDENT_MEDIA",
  url: null,
  archiveUrl: null,
  trueOn: "2026-01-01",
  files: [
    { name: "b.txt", sha256: "bb" },
    { name: "a.txt", sha256: "aa" },
  ],
});
const decision = (
  verdict: "APPROVE" | "REQUEST_CHANGES",
  auditSequence: number,
): ReportedItem["decisions"][number] => ({
  assessment: `a${auditSequence}`,
  implementation: "UNDERWAY",
  confidence: "LOW",
  reasons: [],
  rationale: { en: "Why." },
  asOn: "2026-01-01",
  party: null,
  author: { id: "1", name: "Ana" },
  cites: ["E01"],
  verdict,
  note: verdict === "APPROVE" ? null : "Say since when.",
  decider: { id: "2", name: "Ravi" },
  at: "2026-03-01T12:00:00.000Z",
  auditSequence,
  reviewState: "APPROVED",
});
const rows: ReportRows = {
  review: {
    number: 1,
    title: "Spring",
    question: "Is it so?",
    period: { from: "2026-01-01", to: "2026-03-31" },
    scope: "",
    reviewers: [
      { id: "3", name: "Zoe" },
      { id: "2", name: "Ravi" },
    ],
    dueOn: null,
    openedAt: "2026-02-01T00:00:00.000Z",
    openedBy: { id: "2", name: "Ravi" },
    openedAfter: 3,
  },
  head: { sequence: 9, hash: "ff", at: "2026-03-01T12:00:00.000Z" },
  asOf: "2026-03-01",
  items: [
    {
      position: 2,
      reference: "HD-2",
      title: { en: "Two" },
      state: "DEFERRED",
      before: judged("NOT_ASSESSED"),
      after: judged("NOT_ASSESSED"),
      decisions: [],
      outcomes: [],
      evidence: [],
      replies: [],
    },
    {
      position: 1,
      reference: "HD-1",
      title: { en: "One" },
      state: "DECIDED",
      before: judged("NOT_ASSESSED"),
      after: judged("UNDERWAY"),
      decisions: [decision("APPROVE", 8), decision("REQUEST_CHANGES", 5)],
      outcomes: [],
      evidence: [evidence("E10", "CONTRADICTS"), evidence("E2", "CONTRADICTS", true), evidence("E01", "SUPPORTS")],
      replies: [],
    },
  ],
};

test("the closing report counts, keeps dissent, and names the head that it was made at", () => {
  const report = buildReport(rows);
  expect(report.auditHead).toEqual({ sequence: 9, hash: "ff" });
  expect(report.clocks).toEqual({ asOf: "2026-03-01", knownAt: "2026-03-01T12:00:00.000Z" });
  expect(report.figures).toMatchObject({
    items: 2,
    states: { OPEN: 0, PROPOSED: 0, DECIDED: 1, CONFIRMED: 0, DEFERRED: 1 },
    decisions: { APPROVE: 1, REQUEST_CHANGES: 1, REJECT: 0 },
    before: { NOT_ASSESSED: 2, UNDERWAY: 0 },
    after: { NOT_ASSESSED: 1, UNDERWAY: 1 },
  });
  expect(report.items[0]?.dissent).toEqual({
    changesRequested: [{ decider: { id: "2", name: "Ravi" }, note: "Say since when.", assessment: "a5" }],
    rejected: [],
    unansweredContradictions: ["E10"],
  });
});

test("the order in which rows are read leaves no trace in it", () => {
  const turned: ReportRows = {
    ...rows,
    review: { ...rows.review, reviewers: [...rows.review.reviewers].reverse() },
    items: [...rows.items].reverse().map((item) => ({
      ...item,
      decisions: [...item.decisions].reverse(),
      evidence: [...item.evidence].reverse().map((each) => ({ ...each, files: [...each.files].reverse() })),
    })),
  };
  expect(JSON.stringify(buildReport(turned))).toBe(JSON.stringify(buildReport(rows)));
});
