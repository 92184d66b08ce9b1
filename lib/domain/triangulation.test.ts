import { describe, expect, it } from "vitest";
import { fact } from "./facts.fixtures";
import { affiliationOf, SOURCE_KINDS } from "./source";
import { triangulate } from "./triangulation";

const official = (n: number) => fact(n, { affiliation: "OFFICIAL" });
const independent = (n: number) => fact(n, { affiliation: "INDEPENDENT" });
const neither = (n: number) => fact(n, { affiliation: "NEITHER" });
const against = (n: number) => fact(n, { stance: "CONTRADICTS" });

describe("triangulation", () => {
  it.each([
    ["official and independent support", [official(1), independent(2)], "CORROBORATED", false],
    ["official support alone", [official(1), official(2)], "OFFICIAL_ONLY", false],
    ["independent support alone", [independent(1), neither(2)], "INDEPENDENT_ONLY", false],
    ["support by an interested party alone", [neither(1)], "UNSUPPORTED", false],
    ["nothing", [], "UNSUPPORTED", false],
    ["context alone", [fact(1, { stance: "CONTEXT" })], "UNSUPPORTED", false],
    ["a contradiction alone", [against(1)], "UNSUPPORTED", true],
    ["a support and an unanswered contradiction", [official(1), independent(2), against(3)], "CONTESTED", true],
    ["an answered contradiction", [official(1), { ...against(2), answered: true }], "OFFICIAL_ONLY", false],
    [
      "improbable information",
      [
        { ...official(1), credibility: 5 },
        { ...against(2), credibility: 5 },
      ],
      "UNSUPPORTED",
      false,
    ],
    [
      "two reports of one story",
      [independent(1), { ...official(2), originGroup: "evidence-1" }],
      "INDEPENDENT_ONLY",
      false,
    ],
  ] as const)("of %s", (_, facts, triangulation, contradicted) => {
    expect(triangulate(facts)).toEqual({ triangulation, contradicted });
  });
});

describe("affiliation", () => {
  const expected = {
    STATE_BODY: "OFFICIAL",
    STATE_MEDIA: "OFFICIAL",
    IGO: "OFFICIAL",
    INDEPENDENT_MEDIA: "INDEPENDENT",
    ACADEMIC: "INDEPENDENT",
    CIVIL_SOCIETY: "INDEPENDENT",
    OTHER_STATE: "NEITHER",
    PAPER_AUTHOR: "NEITHER",
  } as const;

  it.each(SOURCE_KINDS)("of %s follows its kind, and is official when it is or speaks for an addressee", (kind) => {
    expect(affiliationOf({ kind, partyId: null }, new Set(["p"]))).toBe(expected[kind]);
    expect(affiliationOf({ kind, partyId: "q" }, new Set(["p"]))).toBe(expected[kind]);
    expect(affiliationOf({ kind, partyId: "p" }, new Set(["p"]))).toBe("OFFICIAL");
  });
});
