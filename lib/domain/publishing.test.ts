import { describe, expect, it } from "vitest";
import { assessment, linkRows, record, sourceRows } from "./facts.fixtures";
import { publicChanges, publicRecord, publicStandings, withheldJudgements } from "./publishing";
import type { RawRecord } from "./record";

const clocks = { asOf: "2026-01-01", knownAt: 1_000 };
const ALL = new Set(["evidence-1", "evidence-2", "evidence-3"]);

function standing(over: Partial<RawRecord>, publicEvidence: ReadonlySet<string> = ALL, id = "r") {
  const found = publicStandings(publicRecord(record(over), publicEvidence), clocks).get(id);
  if (!found) throw new Error("no standing");
  return found;
}

const cited = (id: string, links: string[], approvedAt?: number) =>
  assessment(id, { linkIds: links, ...(approvedAt === undefined ? {} : { approvedAt }) });

describe("what the public sees of a recommendation", () => {
  it("is a judgement once it is approved and all that it cites is public", () => {
    const links = [linkRows(1), linkRows(2)];
    expect(standing({ links, assessments: [cited("a", ["link-1", "link-2"], 2)] })).toMatchObject({
      status: "UNDERWAY",
      judgementId: "a",
      confidence: "MODERATE",
    });
  });

  it("is that one is not published where an item that it cites is not public", () => {
    const links = [linkRows(1), linkRows(2)];
    const seen = standing({ links, assessments: [cited("a", ["link-1", "link-2"], 2)] }, new Set(["evidence-1"]));
    expect(seen).toMatchObject({ status: "NOT_PUBLISHED", judgementId: null, confidence: null });
  });

  it("is never an older judgement in the place of one that is not published", () => {
    const links = [linkRows(1), linkRows(2)];
    const assessments = [cited("old", ["link-1"], 2), { ...cited("new", ["link-2"], 3), asOn: "2025-06-01" }];
    expect(standing({ links, assessments }, new Set(["evidence-1"])).status).toBe("NOT_PUBLISHED");
    expect(standing({ links, assessments }).judgementId).toBe("new");
  });

  it("is nothing of a proposal, whatever it cites", () => {
    expect(standing({ links: [linkRows(1)], assessments: [cited("a", ["link-1"])] }).status).toBe("NOT_ASSESSED");
  });

  it("is nothing of one that only one of two needed people approved", () => {
    const superseded = { ...cited("a", ["link-1"], 2), implementation: "SUPERSEDED" as const };
    expect(standing({ links: [linkRows(1)], assessments: [superseded] }).status).toBe("NOT_ASSESSED");
  });

  it("is a judgement that rests on searches alone, for searches have no evidence to withhold", () => {
    const none = { ...cited("a", [], 2), implementation: "NO_EVIDENCE_FOUND" as const, searchIds: ["s1"] };
    expect(standing({ assessments: [none] }).status).toBe("NO_EVIDENCE_FOUND");
  });

  it("counts public evidence alone, its components' too", () => {
    const sources = [sourceRows("s", "ACADEMIC"), sourceRows("o", "STATE_BODY")];
    const official = linkRows(2, {
      recommendationId: "c",
      revisions: [
        { version: 1, recordedAt: 1, state: "LOGGED", trueOn: "2025-01-01", via: false, language: "en", sourceId: "o" },
      ],
    });
    const links = [linkRows(1), official];
    expect(standing({ links, sources })).toMatchObject({ supports: 2, triangulation: "CORROBORATED", marks: "cs|" });
    expect(standing({ links, sources }, new Set(["evidence-1"]))).toMatchObject({
      supports: 1,
      triangulation: "INDEPENDENT_ONLY",
      marks: "c|",
    });
  });

  it("does not count an answer to a contradiction, which nobody has said to be public", () => {
    const [grading] = linkRows(2).gradings;
    if (!grading) throw new Error("fixture");
    const against = linkRows(2, {
      gradings: [{ ...grading, stance: "CONTRADICTS" }],
      answers: [{ id: "x", authorId: "author", recordedAt: 2, acceptedAt: 3, accepterId: "reviewer" }],
    });
    expect(standing({ links: [linkRows(1), against] }).triangulation).toBe("CONTESTED");
  });

  it("says of each party apart whether its judgement is published", () => {
    const links = [linkRows(1), linkRows(2)];
    const assessments = [
      { ...cited("a", ["link-1"], 2), partyId: "kz" },
      { ...cited("b", ["link-2"], 3), partyId: "by" },
    ];
    expect(standing({ links, assessments }, new Set(["evidence-1"])).forParties).toEqual([
      { partyId: "by", status: "NOT_PUBLISHED", judgementId: null },
      { partyId: "kz", status: "UNDERWAY", judgementId: "a" },
    ]);
  });
});

describe("what is missing before all is published", () => {
  it("names the judgements in force with the links that they wait for", () => {
    const raw = record({
      links: [linkRows(1), linkRows(2)],
      assessments: [cited("a", ["link-1", "link-2"], 2), { ...cited("old", ["link-2"], 1), asOn: "2024-01-01" }],
    });
    expect(withheldJudgements(raw, new Set(["evidence-1"]), clocks)).toEqual([
      { recommendationId: "r", partyId: null, assessmentId: "a", implementation: "UNDERWAY", linkIds: ["link-2"] },
    ]);
    expect(withheldJudgements(raw, ALL, clocks)).toEqual([]);
  });

  it("says nothing of a recommendation that is out of force", () => {
    const raw = record({ links: [linkRows(1)], assessments: [cited("a", ["link-1"], 2)] });
    const [first, ...others] = raw.recommendations;
    if (!first) throw new Error("fixture");
    const revision = { version: 2, recordedAt: 2, retired: true, addressees: [] };
    const retired = { ...raw, recommendations: [{ ...first, revisions: [...first.revisions, revision] }, ...others] };
    expect(withheldJudgements(retired, new Set(), clocks)).toEqual([]);
  });
});

describe("what changed for the public", () => {
  const before = { asOf: "2025-06-01", knownAt: 1 };

  it("is what public evidence and published judgements add", () => {
    const raw = record({ links: [linkRows(1)], assessments: [cited("a", ["link-1"], 5)] });
    const [change, ...others] = publicChanges(publicRecord(raw, ALL), before, clocks);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      recommendationId: "r",
      isNew: false,
      status: { from: "NOT_ASSESSED", to: "UNDERWAY" },
      judgementId: "a",
    });
  });

  it("names no judgement that is not published", () => {
    const raw = record({ links: [linkRows(1)], assessments: [cited("a", ["link-1"], 5)] });
    expect(publicChanges(publicRecord(raw, new Set()), before, clocks)).toMatchObject([
      { status: { from: "NOT_ASSESSED", to: "NOT_PUBLISHED" }, judgementId: null, added: [] },
    ]);
  });

  it("is nothing where only what is not public moved", () => {
    const raw = record({ assessments: [cited("a", ["link-1"])], links: [linkRows(1)] });
    expect(publicChanges(publicRecord(raw, new Set()), before, clocks)).toEqual([]);
  });
});
