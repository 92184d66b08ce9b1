import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fact } from "./facts.fixtures";
import type { ShownImplementation } from "./implementation";
import { DISAGREEMENTS, type Disagreement, disagreements, type ResponseFact, responseFacts } from "./voices";

const response = (over: Partial<ResponseFact> = {}): ResponseFact => ({
  id: "response",
  partyId: "secretariat",
  answer: "ACCEPTED",
  basis: "FORMAL",
  claimsDone: false,
  ...over,
});
const done = response({ claimsDone: true });
const rejects = response({ answer: "REJECTED" });
const official = fact(1, { affiliation: "OFFICIAL", trueOn: "2025-01-01" });
const against = fact(2, { stance: "CONTRADICTS", trueOn: "2025-01-01" });
const judged = (implementation: ShownImplementation, asOn: string | null = "2025-06-01") => ({ implementation, asOn });

describe("disagreement between addressee, sources and judgement", () => {
  it.each<[string, ResponseFact[], ReturnType<typeof fact>[], ReturnType<typeof judged>, Disagreement[]]>([
    ["nothing said", [], [], judged("NOT_ASSESSED", null), []],
    ["accepted and underway", [response()], [official], judged("UNDERWAY"), []],

    ["claimed done, judged underway", [done], [], judged("UNDERWAY"), ["CLAIM_NOT_CONFIRMED"]],
    [
      "claimed done by one of two",
      [response(), { ...done, partyId: "kz" }],
      [],
      judged("STALLED"),
      ["CLAIM_NOT_CONFIRMED"],
    ],
    ["claimed done, judged implemented", [done], [], judged("IMPLEMENTED"), []],
    ["claimed done, nobody has judged", [done], [], judged("NOT_ASSESSED", null), []],

    [
      "official support, independent contradiction",
      [],
      [official, against],
      judged("NOT_ASSESSED", null),
      ["SOURCES_DISAGREE"],
    ],
    ["the contradiction is answered", [], [official, { ...against, answered: true }], judged("NOT_ASSESSED", null), []],
    [
      "the contradiction is improbable",
      [],
      [official, { ...against, credibility: 5 }],
      judged("NOT_ASSESSED", null),
      [],
    ],
    [
      "the contradiction is official too",
      [],
      [official, { ...against, affiliation: "OFFICIAL" }],
      judged("NOT_ASSESSED", null),
      [],
    ],
    ["the support is independent too", [], [fact(3), against], judged("NOT_ASSESSED", null), []],
    ["the support is improbable", [], [{ ...official, credibility: 5 }, against], judged("NOT_ASSESSED", null), []],

    ["judged underway, contradicted independently", [], [against], judged("UNDERWAY"), ["JUDGEMENT_CONTRADICTED"]],
    [
      "judged implemented, contradicted independently",
      [],
      [against],
      judged("IMPLEMENTED"),
      ["JUDGEMENT_CONTRADICTED"],
    ],
    ["judged planned, contradicted independently", [], [against], judged("PROPOSED"), []],
    [
      "judged underway, contradicted by an interested party",
      [],
      [{ ...against, affiliation: "NEITHER" }],
      judged("UNDERWAY"),
      [],
    ],

    [
      "judged not started, supported since",
      [],
      [fact(3, { trueOn: "2025-06-02" })],
      judged("NOT_STARTED"),
      ["JUDGEMENT_OVERTAKEN"],
    ],
    ["judged not started, supported on that day", [], [fact(3, { trueOn: "2025-06-01" })], judged("NOT_STARTED"), []],
    ["judged underway, supported since", [], [fact(3, { trueOn: "2025-06-02" })], judged("UNDERWAY"), []],
    [
      "judged stalled, improbable support since",
      [],
      [fact(3, { trueOn: "2025-06-02", credibility: 5 })],
      judged("STALLED"),
      [],
    ],

    ["rejected, judged underway", [rejects], [], judged("UNDERWAY"), ["REJECTED_YET_MOVING"]],
    ["rejected, judged not started", [rejects], [], judged("NOT_STARTED"), []],

    [
      "several at once",
      [done, { ...rejects, partyId: "kz" }],
      [official, against],
      judged("PARTLY_IMPLEMENTED"),
      ["CLAIM_NOT_CONFIRMED", "SOURCES_DISAGREE", "JUDGEMENT_CONTRADICTED", "REJECTED_YET_MOVING"],
    ],
  ])("%s", (_, responses, facts, judgement, expected) => {
    expect(disagreements(responses, facts, judgement)).toEqual(expected);
    expect(DISAGREEMENTS.filter((each) => expected.includes(each))).toEqual(expected);
  });
});

describe("what each addressee says at the two clocks", () => {
  const row = {
    id: "1",
    recommendationId: "r",
    partyId: "secretariat",
    answer: "NOTED" as const,
    basis: "FORMAL" as const,
    claimsDone: false,
    answeredOn: "2025-01-01",
    recordedAt: 10,
  };
  const later = { ...row, id: "2", answer: "ACCEPTED" as const, answeredOn: "2025-05-01", recordedAt: 20 };
  const at = (asOf: string, knownAt: number) =>
    responseFacts([later, row], { asOf, knownAt }).map((each) => each.answer);

  it("is the answer given last of those given and known by then, one for each addressee", () => {
    expect(at("2025-12-31", 20)).toEqual(["ACCEPTED"]);
    expect(at("2025-12-31", 19)).toEqual(["NOTED"]);
    expect(at("2025-04-30", 20)).toEqual(["NOTED"]);
    expect(at("2024-12-31", 20)).toEqual([]);
    expect(
      responseFacts([row, { ...later, partyId: "kz" }], { asOf: "2025-12-31", knownAt: 20 }).map(
        ({ partyId, answer }) => [partyId, answer],
      ),
    ).toEqual([
      ["secretariat", "NOTED"],
      ["kz", "ACCEPTED"],
    ]);
  });

  it.each<[string, object, object, string]>([
    ["a statement of long ago, recorded late, does not outweigh", {}, { answeredOn: "2024-06-01" }, "first"],
    ["one of a later day, recorded late, does", {}, { answeredOn: "2025-01-02" }, "second"],
    ["one of a later day, recorded early, stands", { answeredOn: "2025-02-01" }, {}, "first"],
    ["of one day: the one recorded later", {}, {}, "second"],
    ["of one day and instant: the greater id", {}, { recordedAt: 10 }, "second"],
  ])("%s", (_, one, other, expected) => {
    const first = { ...row, id: "first", ...one };
    const second = { ...row, id: "second", recordedAt: 20, ...other };
    const clocks = { asOf: "2025-12-31", knownAt: 20 };
    for (const rows of [
      [first, second],
      [second, first],
    ])
      expect(responseFacts(rows, clocks).map(({ id }) => id)).toEqual([expected]);
  });

  const made = fc.record({
    id: fc.uuid(),
    partyId: fc.constantFrom("secretariat", "kz"),
    answeredOn: fc.constantFrom("2025-01-01", "2025-02-01", "2025-03-01"),
    recordedAt: fc.integer({ min: 1, max: 4 }),
  });

  it("is what sorting all of them by day, recording and id puts last", () => {
    fc.assert(
      fc.property(
        fc.array(made),
        fc.constantFrom("2024-12-31", "2025-02-01", "2025-12-31"),
        fc.nat(5),
        (some, asOf, knownAt) => {
          const rows = some.map((each) => ({ ...row, ...each }));
          const sorted = rows
            .filter((each) => each.answeredOn <= asOf && each.recordedAt <= knownAt)
            .map((each) => ({ ...each, rank: `${each.answeredOn} ${each.recordedAt} ${each.id}` }))
            .sort((a, b) => (a.rank < b.rank ? -1 : 1));
          const naive = ["secretariat", "kz"].flatMap(
            (party) => sorted.findLast((each) => each.partyId === party)?.id ?? [],
          );
          expect(
            responseFacts(rows, { asOf, knownAt })
              .map(({ id }) => id)
              .sort(),
          ).toEqual(naive.sort());
        },
      ),
    );
  });
});
