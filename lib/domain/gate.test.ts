import { describe, expect, it } from "vitest";
import { fact } from "./facts.fixtures";
import { closureGate, type GateLegName } from "./gate";

const good = [fact(1, { credibility: 1 }), fact(2, { credibility: 3, affiliation: "OFFICIAL" })];

function missing(facts = good, components: Parameters<typeof closureGate>[1] = []): GateLegName[] {
  return closureGate(facts, components)
    .legs.filter((leg) => !leg.holds)
    .map((leg) => leg.leg);
}

describe("the closure gate", () => {
  it("opens on two graded first-hand supports of two origins, one independent", () => {
    expect(closureGate(good, []).passes).toBe(true);
  });

  it("asks for a credibility of 3 or better", () => {
    expect(missing([fact(1, { credibility: 1 }), fact(2, { credibility: 4 })])).toContain("GRADED_SUPPORT");
    expect(missing([fact(1), fact(2)])).toContain("GRADED_SUPPORT");
  });

  it("counts an item once though it bears on several components", () => {
    const twice = [fact(1, { credibility: 1 }), fact(1, { credibility: 1, linkId: "other", recommendationId: "c" })];
    expect(missing(twice)).toContain("GRADED_SUPPORT");
  });

  it("asks for two origin groups", () => {
    expect(
      missing([fact(1, { credibility: 1, originGroup: "g" }), fact(2, { credibility: 1, originGroup: "g" })]),
    ).toEqual(["TWO_ORIGINS", "FIRST_HAND"]);
  });

  it("asks for one independent item", () => {
    const official = good.map((each) => ({ ...each, affiliation: "OFFICIAL" as const }));
    expect(missing(official)).toEqual(["INDEPENDENT", "FIRST_HAND"]);
  });

  it("takes none of the two from another work alone", () => {
    expect(missing([fact(1, { credibility: 1, via: true }), fact(2, { credibility: 1 })])).toEqual(["FIRST_HAND"]);
    expect(missing([...good, fact(3, { credibility: 1, via: true })])).toEqual([]);
  });

  it.each([
    [1, false, true],
    [2, false, true],
    [3, false, false],
    [2, true, false],
  ])("a contradiction of credibility %i, answered %s, blocks: %s", (credibility, answered, blocks) => {
    const facts = [...good, fact(9, { stance: "CONTRADICTS", credibility, answered })];
    expect(missing(facts).includes("NO_OPEN_CONTRADICTION")).toBe(blocks);
  });

  it("names the components that are open", () => {
    const gate = closureGate(good, [
      { reference: "X-01a", implementation: "IMPLEMENTED" },
      { reference: "X-01b", implementation: "SUPERSEDED" },
      { reference: "X-01c", implementation: "PARTLY_IMPLEMENTED" },
    ]);
    expect(gate.passes).toBe(false);
    expect(gate.legs.at(-1)).toMatchObject({ leg: "COMPONENTS_CLOSED", components: ["X-01c"] });
  });
});
