import { describe, expect, it } from "vitest";
import { changesBetween } from "./change-brief";
import { assessment, linkRows, record } from "./facts.fixtures";
import type { Clocks, LinkRows, RawRecord } from "./record";

const at = (asOf: string, knownAt: number): Clocks => ({ asOf, knownAt });
const A = at("2025-06-30", 10);
const B = at("2025-12-31", 20);

const [grading] = linkRows(0).gradings;
const [revision] = linkRows(0).revisions;
if (!grading || !revision) throw new Error("The fixture has no rows.");

/** A link first graded at an instant, of evidence that is recorded then and true on a day. */
function link(number: number, recordedAt: number, over: Partial<LinkRows> = {}, trueOn = "2025-01-01"): LinkRows {
  return linkRows(number, {
    gradings: [{ ...grading, recordedAt } as typeof grading & object],
    revisions: [{ ...revision, recordedAt, trueOn } as typeof revision & object],
    ...over,
  });
}

/** The only change, of the recommendation "r". */
function changeOf(raw: RawRecord, from = A, to = B) {
  const changes = changesBetween(raw, from, to);
  expect(changes.map((each) => each.recommendationId)).toEqual(["r"]);
  const [change] = changes;
  if (!change) throw new Error("Nothing changed.");
  return change;
}

describe("the change brief", () => {
  it("is silent about a recommendation in which nothing changed", () => {
    const raw = record({ links: [link(1, 5)], assessments: [assessment("a", { approvedAt: 6 })] });
    expect(changesBetween(raw, A, B)).toEqual([]);
  });

  it("does not call it a change that confidence aged", () => {
    const raw = record({ links: [link(1, 5)], assessments: [assessment("a", { approvedAt: 6, linkIds: ["link-1"] })] });
    expect(changesBetween(raw, A, at("2035-01-01", 20))).toEqual([]);
  });

  it("names what the status was, what it is, and the judgement that says so", () => {
    const raw = record({
      assessments: [
        assessment("old", { approvedAt: 6 }),
        assessment("new", { implementation: "STALLED", asOn: "2025-08-01", submittedAt: 11, approvedAt: 12 }),
      ],
    });
    expect(changeOf(raw)).toMatchObject({
      status: { from: "UNDERWAY", to: "STALLED" },
      judgementId: "new",
      proposals: [{ assessmentId: "new", partyId: null, from: null, to: "APPROVED" }],
    });
  });

  it("names a new judgement that leaves the status as it was", () => {
    const raw = record({
      assessments: [
        assessment("old", { approvedAt: 6 }),
        assessment("new", { asOn: "2025-08-01", submittedAt: 11, approvedAt: 12 }),
      ],
    });
    expect(changeOf(raw)).toMatchObject({ status: null, judgementId: "new" });
  });

  it("keeps a judgement out that was decided later than the second instant", () => {
    const raw = record({ assessments: [assessment("late", { submittedAt: 21, approvedAt: 22 })] });
    expect(changesBetween(raw, A, B)).toEqual([]);
  });

  it("shows a judgement given later for an earlier day, when only knowledge moved", () => {
    const raw = record({ assessments: [assessment("a", { asOn: "2025-01-01", submittedAt: 11, approvedAt: 12 })] });
    const same = at(A.asOf, B.knownAt);
    expect(changeOf(raw, A, same).status).toEqual({ from: "NOT_ASSESSED", to: "UNDERWAY" });
  });

  it.each([
    ["submitted", {}, null, "SUBMITTED"],
    ["withdrawn", { submittedAt: 5, withdrawnAt: 15 }, "SUBMITTED", "WITHDRAWN"],
    [
      "sent back",
      {
        submittedAt: 5,
        decisions: [{ verdict: "REQUEST_CHANGES" as const, deciderId: "d", decidedAt: 15, sequence: 15 }],
      },
      "SUBMITTED",
      "CHANGES_REQUESTED",
    ],
  ])("tells that a proposal was %s", (_what, over, from, to) => {
    const raw = record({ assessments: [assessment("a", { submittedAt: 11, ...over })] });
    const change = changeOf(raw);
    expect(change.proposals).toEqual([{ assessmentId: "a", partyId: null, from, to }]);
    expect(change.status).toBeNull();
  });

  it("tells evidence that is new from evidence that is gone, and a regrading from both", () => {
    const raw = record({
      links: [
        link(1, 5),
        link(2, 15),
        link(3, 5, {
          revisions: [
            { ...revision, recordedAt: 5 } as typeof revision & object,
            { ...revision, version: 2, recordedAt: 15, state: "WITHDRAWN" } as typeof revision & object,
          ],
        }),
        link(4, 5, {
          gradings: [
            { ...grading, recordedAt: 5 } as typeof grading & object,
            { ...grading, version: 2, recordedAt: 15, stance: "CONTRADICTS", credibility: 2 } as typeof grading &
              object,
          ],
        }),
        link(5, 5, {}, "2025-09-01"),
      ],
    });
    const { evidence } = changeOf(raw);
    expect(evidence.added.map((fact) => fact.number)).toEqual([2, 5]);
    expect(evidence.removed.map((fact) => fact.number)).toEqual([3]);
    expect(evidence.regraded.map(({ before, after }) => [before.stance, after.stance, after.credibility])).toEqual([
      ["SUPPORTS", "CONTRADICTS", 2],
    ]);
  });

  it("tells that a contradiction has come to be answered", () => {
    const against = { gradings: [{ ...grading, recordedAt: 5, stance: "CONTRADICTS" } as typeof grading & object] };
    const raw = record({
      links: [
        link(1, 5, {
          ...against,
          answers: [{ id: "x", authorId: "a", recordedAt: 8, acceptedAt: 15, accepterId: "b" }],
        }),
      ],
    });
    expect(changeOf(raw).answered.map((fact) => fact.number)).toEqual([1]);
    expect(changeOf(raw, B, A).reopened.map((fact) => fact.number)).toEqual([1]);
  });

  it("raises the alarm when a contradiction reaches what is implemented", () => {
    const raw = record({
      assessments: [assessment("a", { implementation: "IMPLEMENTED", approvedAt: 6 })],
      links: [
        link(1, 15, { gradings: [{ ...grading, recordedAt: 15, stance: "CONTRADICTS" } as typeof grading & object] }),
      ],
    });
    // The gate is open neither before nor after; only a passing one can be lost.
    expect(changeOf(raw).alarm).toBeNull();
    expect(changeOf(raw, at("2024-01-01", 10), B).alarm).toBe("RAISED");
  });

  it("tells a component's status under its parent", () => {
    const raw = record({
      assessments: [assessment("a", { recommendationId: "c", submittedAt: 11, approvedAt: 12 })],
    });
    expect(changeOf(raw)).toMatchObject({
      status: null,
      components: [{ recommendationId: "c", status: { from: "NOT_ASSESSED", to: "UNDERWAY" }, judgementId: "a" }],
    });
  });

  it("tells what an addressee answered, and how a milestone fell overdue or was reached", () => {
    const raw = record({
      responses: [
        {
          id: "p",
          recommendationId: "r",
          partyId: "secretariat",
          answer: "ACCEPTED",
          basis: "FORMAL",
          claimsDone: true,
          answeredOn: "2025-06-01",
          recordedAt: 15,
        },
      ],
      milestones: ["2025-08-01", "2026-08-01"].map((dueOn, index) => ({
        id: `m${index}`,
        recommendationId: "c",
        revisions: [
          { version: 1, recordedAt: 5, dueOn, reachedOn: null, retired: false, evidence: [] },
          ...(index === 1
            ? [{ version: 2, recordedAt: 15, dueOn, reachedOn: "2025-10-01", retired: false, evidence: [] }]
            : []),
        ],
      })),
    });
    const change = changeOf(raw);
    expect(change.responses).toEqual([{ partyId: "secretariat", from: null, to: "ACCEPTED", claimsDone: true }]);
    expect(change.milestones).toEqual([
      { milestoneId: "m0", from: "AT_RISK", to: "OVERDUE" },
      { milestoneId: "m1", from: "ON_TRACK", to: "REACHED" },
    ]);
  });

  it("tells what came into the record, and what was retired", () => {
    const raw = record();
    const [root] = raw.recommendations;
    if (!root) throw new Error("The fixture has no recommendation.");
    expect(changeOf(raw, at("2025-01-01", 0), A).existence).toBe("APPEARED");
    root.revisions.push({ version: 2, recordedAt: 15, retired: true, addressees: [] });
    expect(changeOf(raw).existence).toBe("RETIRED");
    expect(changeOf(raw, B, A).existence).toBe("RESTORED");
  });
});
