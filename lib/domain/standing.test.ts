import { describe, expect, it } from "vitest";
import { alarmOf } from "./alarm";
import { agedConfidence } from "./confidence";
import { assessment, linkRows, record, sourceRows } from "./facts.fixtures";
import { evidenceMarks, standingsOf } from "./standing";

const answer = (acceptedAt: number) => ({
  id: "answer",
  authorId: "author",
  recordedAt: 1,
  acceptedAt,
  accepterId: "reviewer",
});
const twice = (at: number) =>
  ["one", "two"].map((deciderId, index) => ({
    verdict: "APPROVE" as const,
    deciderId,
    decidedAt: at,
    sequence: at + index,
  }));

const clocks = { asOf: "2026-01-01", knownAt: 1_000 };

function standing(over: Parameters<typeof record>[0] = {}, at = clocks) {
  const found = standingsOf(record(over), at).get("r");
  if (!found) throw new Error("no standing");
  return found;
}

describe("how a recommendation stands", () => {
  it("counts its own links and its components', distinct by evidence", () => {
    const links = [
      linkRows(1),
      linkRows(2, { recommendationId: "c" }),
      { ...linkRows(1), id: "link-1c", recommendationId: "c" },
    ];
    expect(standing({ links })).toMatchObject({ supports: 2, contradicts: 0, context: 0 });
  });

  it("takes a component's addressees from its parent", () => {
    const links = [linkRows(1, { recommendationId: "c" })];
    const sources = [sourceRows("s", "ACADEMIC", "secretariat")];
    expect(standing({ links, sources }).triangulation).toBe("OFFICIAL_ONLY");
    expect(standingsOf(record({ links, sources }), clocks).get("c")?.triangulation).toBe("OFFICIAL_ONLY");
  });

  it("leaves out what is removed, withdrawn, not yet true or not yet known", () => {
    const [grading] = linkRows(1).gradings;
    const [revision] = linkRows(1).revisions;
    if (!grading || !revision) throw new Error("fixture");
    const links = [
      linkRows(1, { gradings: [grading, { ...grading, version: 2, removed: true }] }),
      linkRows(2, { revisions: [revision, { ...revision, version: 2, state: "WITHDRAWN" }] }),
      linkRows(4, { revisions: [{ ...revision, trueOn: "2026-01-02" }] }),
      linkRows(5, { revisions: [{ ...revision, recordedAt: 1_001 }] }),
    ];
    expect(standing({ links }).supports).toBe(0);
    // Before it was taken back, the first two counted.
    const earlier = links.map((link) => ({
      ...link,
      gradings: link.gradings.map((row) => (row.version === 2 ? { ...row, recordedAt: 500 } : row)),
      revisions: link.revisions.map((row) => (row.version === 2 ? { ...row, recordedAt: 500 } : row)),
    }));
    expect(standing({ links: earlier }, { ...clocks, knownAt: 499 }).supports).toBe(2);
  });

  it("keeps IMPLEMENTED when the gate fails later, and raises the alarm", () => {
    const judged = assessment("a", { implementation: "IMPLEMENTED", approvedAt: 5 });
    expect(standing({ assessments: [judged] })).toMatchObject({ implementation: "IMPLEMENTED", alarm: true });
  });

  it("is disputed by contradictions that nobody had heard of when it was approved", () => {
    const [grading] = linkRows(1).gradings;
    if (!grading) throw new Error("fixture");
    const against = (number: number, over: Partial<typeof grading>, version2: Partial<typeof grading>[] = []) =>
      linkRows(number, {
        gradings: [{ ...grading, ...over }, ...version2.map((row) => ({ ...grading, version: 2, ...row }))],
      });
    const judged = assessment("a", { implementation: "PARTLY_IMPLEMENTED", approvedAt: 5 });
    const links = [
      against(1, { stance: "CONTRADICTS", recordedAt: 4 }),
      against(2, { stance: "CONTRADICTS", recordedAt: 9 }),
      // Logged as a support long before; that it contradicts was seen later.
      against(3, { recordedAt: 2 }, [{ stance: "CONTRADICTS", recordedAt: 7 }]),
      against(4, { stance: "CONTRADICTS", credibility: 5, recordedAt: 6 }),
    ];
    const answered = { ...against(5, { stance: "CONTRADICTS", recordedAt: 6 }), answers: [answer(8)] };
    const all = { links: [...links, answered], assessments: [judged] };
    expect(standing(all)).toMatchObject({ disputed: { since: 7, evidence: [2, 3] }, alarm: false });
    expect(standing(all, { ...clocks, knownAt: 7 }).disputed).toEqual({ since: 6, evidence: [3, 5] });
    const stalled = assessment("a", { implementation: "STALLED", approvedAt: 5 });
    expect(standing({ ...all, assessments: [stalled] }).disputed).toBeNull();
  });

  it("tells what raised the alarm and since when", () => {
    const [grading] = linkRows(1).gradings;
    const [revision] = linkRows(1).revisions;
    if (!grading || !revision) throw new Error("fixture");
    const supports = [1, 2, 3].map((number) => linkRows(number, { gradings: [{ ...grading, credibility: 2 }] }));
    const [first, second, third] = supports;
    if (!first || !second || !third) throw new Error("fixture");
    const judged = [
      assessment("c", { recommendationId: "c", implementation: "SUPERSEDED", decisions: twice(2) }),
      assessment("a", { implementation: "IMPLEMENTED", approvedAt: 5 }),
    ];
    const gone = (link: typeof first, at: number) => ({
      ...link,
      revisions: [revision, { ...revision, version: 2, state: "WITHDRAWN" as const, recordedAt: at }],
    });
    expect(alarmOf(record({ links: supports, assessments: judged }), "r", clocks)).toBeNull();
    const failed = record({ links: [first, gone(second, 8), gone(third, 10)], assessments: judged });
    expect(alarmOf(failed, "r", clocks)).toMatchObject({ since: 10, evidence: [] });
    expect(alarmOf(failed, "r", clocks)?.legs.map((leg) => leg.leg)).toEqual([
      "GRADED_SUPPORT",
      "TWO_ORIGINS",
      "FIRST_HAND",
    ]);
    const contradiction = linkRows(4, {
      gradings: [{ ...grading, stance: "CONTRADICTS", credibility: 4, recordedAt: 7 }],
      revisions: [{ ...revision, recordedAt: 7 }],
    });
    const contradicted = record({ links: [...supports, contradiction], assessments: judged });
    expect(alarmOf(contradicted, "r", clocks)).toEqual({ since: 7, legs: [], evidence: [4] });
  });

  it("is silent since the newest support or contradiction, not context", () => {
    const [grading] = linkRows(1).gradings;
    const [revision] = linkRows(1).revisions;
    if (!grading || !revision) throw new Error("fixture");
    const links = [
      linkRows(1),
      linkRows(2, {
        gradings: [{ ...grading, stance: "CONTEXT" }],
        revisions: [{ ...revision, trueOn: "2025-12-01" }],
      }),
    ];
    expect(standing({ links }).silentSince).toBe("2025-01-01");
    expect(standing().silentSince).toBeNull();
  });

  it("does not exist before it was recorded", () => {
    expect(standingsOf(record(), { ...clocks, knownAt: 0 }).size).toBe(0);
  });

  it("writes its marks as shapes, supports before contradictions", () => {
    const [grading] = linkRows(1).gradings;
    if (!grading) throw new Error("fixture");
    const links = [linkRows(1), linkRows(2, { gradings: [{ ...grading, stance: "CONTRADICTS" }] })];
    expect(evidenceMarks(standing({ links }).facts)).toBe("c|c");
  });
});

describe("displayed confidence", () => {
  it.each([
    ["2024-01-01", "2025-12-31", "HIGH"],
    ["2024-01-01", "2026-01-01", "MODERATE"],
    ["2024-01-01", "2028-01-01", "LOW"],
    ["2000-01-01", "2028-01-01", "VERY_LOW"],
    [null, "2028-01-01", "HIGH"],
  ] as const)("of HIGH with evidence of %s reads at %s as %s", (newest, asOf, shown) => {
    expect(agedConfidence("HIGH", newest, asOf)).toBe(shown);
  });
});
