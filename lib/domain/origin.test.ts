import { describe, expect, it } from "vitest";
import { assertJoinable, jaccard, NEAR_TEXT, normalised, type OriginItem, shingles, suggestOrigins } from "./origin";

const WIRE =
  "The foreign ministers of the six member states agreed on Thursday to compare their lists of banned organisations by the end of the year and to publish the result, the secretariat said in a statement.";

function item(id: string, over: Partial<OriginItem> = {}): OriginItem {
  return { id, titles: [`A title of its own, ${id}`], urlKey: null, texts: [], groupId: id, ...over };
}

const reasons = (a: Partial<OriginItem>, b: Partial<OriginItem>) =>
  suggestOrigins(item("a", a), [item("b", b)])[0]?.reasons ?? [];

describe("two items may have one origin", () => {
  it("when they have the same title in any language, whatever its case, accents and dashes", () => {
    const title = "Ministers agree to compare lists";
    expect(
      reasons({ titles: [title] }, { titles: ["Министры сверят списки", "MINISTERS AGREE — to compare lists!"] }),
    ).toEqual(["SAME_TITLE"]);
    expect(reasons({ titles: ["Ёлка в Ереване зажглась"] }, { titles: ["Елка в Ереване зажглась"] })).toEqual([
      "SAME_TITLE",
    ]);
  });

  it("not when the title is a word or two", () => {
    expect(reasons({ titles: ["Statement"] }, { titles: ["Statement"] })).toEqual([]);
  });

  it("when they have the same canonical address; having none is no address", () => {
    expect(reasons({ urlKey: "example.org/a" }, { urlKey: "example.org/a" })).toEqual(["SAME_ADDRESS"]);
    expect(reasons({ urlKey: null }, { urlKey: null })).toEqual([]);
  });

  it("when their texts are nearly equal: a changed word or an added sentence is not another story", () => {
    expect(reasons({ texts: [WIRE] }, { texts: [WIRE.replace("Thursday", "Friday")] })).toEqual(["NEAR_TEXT"]);
    expect(
      reasons({ texts: [WIRE] }, { texts: [`${WIRE} Our correspondent adds that nobody was surprised.`] }),
    ).toEqual(["NEAR_TEXT"]);
    expect(reasons({ texts: ["Другой язык", WIRE] }, { texts: [WIRE] })).toEqual(["NEAR_TEXT"]);
  });

  it("not when they merely speak of the same thing, or quote a few words", () => {
    const other =
      "By the end of the year the six member states want to compare which organisations they have banned; whether the result is going to be published remains open, as the secretariat would not say.";
    expect(reasons({ texts: [WIRE] }, { texts: [other] })).toEqual([]);
    expect(reasons({ texts: ["the six member states agreed"] }, { texts: ["the six member states agreed"] })).toEqual(
      [],
    );
  });

  it("but are not suggested twice: what is in the group already is left out, and so is the item itself", () => {
    const same = { titles: ["Ministers agree to compare lists"], groupId: "g" };
    expect(suggestOrigins(item("a", same), [item("a", same), item("b", same)])).toEqual([]);
  });

  it("with more reasons first", () => {
    const a = item("a", { titles: ["Ministers agree to compare lists"], texts: [WIRE] });
    const title = item("b", { titles: a.titles });
    const both = item("c", { titles: a.titles, texts: a.texts });
    const found = suggestOrigins(a, [title, both]);
    expect(found.map((each) => each.id)).toEqual(["c", "b"]);
    expect(found[0]).toMatchObject({ reasons: ["SAME_TITLE", "NEAR_TEXT"], similarity: 1 });
  });

  it("are found among a thousand in a fraction of a second", () => {
    const words = Array.from({ length: 400 }, (_, at) => `word${at}`);
    const many = Array.from({ length: 1000 }, (_, at) =>
      item(`n${at}`, {
        texts: [
          words
            .slice(at % 100)
            .concat(words.slice(0, at % 50))
            .join(" "),
        ],
      }),
    );
    const started = performance.now();
    expect(suggestOrigins(item("a", { texts: [words.join(" ")] }), many).length).toBeGreaterThan(100);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("comparing texts", () => {
  it("counts the shared part of all runs of words", () => {
    expect(jaccard(shingles("a b c d e"), shingles("a b c d f"))).toBeCloseTo(1 / 3);
    expect(jaccard(new Set(), new Set())).toBe(0);
    expect(NEAR_TEXT).toBeLessThan(1);
  });

  it("takes words of any script", () => {
    expect(normalised("  «Договор» о коллективной—безопасности, 1992 ")).toBe(
      "договор о коллективнои безопасности 1992",
    );
  });
});

describe("joining", () => {
  it("is for two items of two groups", () => {
    expect(() => assertJoinable({ id: "a", groupId: "a" }, { id: "b", groupId: "b" })).not.toThrow();
    expect(() => assertJoinable({ id: "a", groupId: "a" }, { id: "a", groupId: "a" })).toThrow("originItself");
    expect(() => assertJoinable({ id: "a", groupId: "g" }, { id: "b", groupId: "g" })).toThrow("originShared");
  });
});
