import { describe, expect, it } from "vitest";
import { importMapSchema } from "./import";
import { guessStatus, readStatuses } from "./status";

describe("statuses of elsewhere", () => {
  it.each([
    ["Accepted", "ACCEPTED"],
    ["Supported", "ACCEPTED"],
    ["Noted", "NOTED"],
    ["Accepted in part", "ACCEPTED_IN_PART"],
    ["Agreed in principle", "ACCEPTED_IN_PRINCIPLE"],
    ["Not accepted", "REJECTED"],
    ["Принято к сведению", "NOTED"],
    ["Accepted, subject to funding", "ACCEPTED"],
  ])("read an acceptance as what was answered, never as what was done: %s", (text, value) => {
    expect(guessStatus(text)).toMatchObject({ axis: "RESPONSE", value });
  });

  it.each([
    ["delivered", "IMPLEMENTED", true],
    ["In progress", "UNDERWAY", false],
    ["Частично выполнено", "PARTLY_IMPLEMENTED", false],
    ["not-delivered", "NOT_STARTED", true],
    ["nodata", "NOT_ASSESSED", true],
  ])("say whether something is lost: %s", (text, value, lossy) => {
    expect(guessStatus(text)).toEqual({ axis: "IMPLEMENTATION", value, lossy });
  });

  it("are kept only where their words are not known", () => {
    expect(guessStatus("amber/green")).toEqual({ axis: "NONE", lossy: true });
  });

  it("lose what told two of them apart when both come to one value", () => {
    const readings = readStatuses(
      new Map([
        ["partly", 3],
        ["largely", 2],
        ["ongoing", 1],
      ]),
      {},
    );
    expect([...readings.values()].map(({ value, meaning }) => [value, meaning.lossy])).toEqual([
      ["partly", true],
      ["largely", true],
      ["ongoing", false],
    ]);
  });

  it("cannot be chosen against their meaning: an acceptance as an implementation is refused", () => {
    const { error } = importMapSchema.safeParse({ statuses: { Supported: { implementation: "IMPLEMENTED" } } });
    expect(error?.issues[0]).toMatchObject({
      path: ["statuses", "Supported"],
      message: "acceptanceIsNoImplementation",
    });
  });
});
