import { describe, expect, it } from "vitest";
import { recordResponseSchema } from "./response";

const base = { party: "secretariat", answer: "ACCEPTED", basis: "FORMAL" };

/** Where a response is refused, with the code at each field; empty where it is taken. */
function problems(over: object): Record<string, string> {
  const parsed = recordResponseSchema.safeParse({ ...base, ...over });
  return Object.fromEntries((parsed.error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]));
}

describe("recording a response", () => {
  it.each([
    ["a formal answer", {}, {}],
    [
      "an inferred one with its words, month and item",
      { basis: "INFERRED", statement: "We do so.", respondedOn: "2025-04", evidence: "E07" },
      {},
    ],
    ["no word found, without a basis", { answer: "NONE_FOUND", basis: undefined, respondedOn: "2025" }, {}],
    ["an answer that does not say how it is known", { basis: undefined }, { basis: "required" }],
    ["no word found on a basis", { answer: "NONE_FOUND" }, { basis: "noWordNoBasis" }],
    [
      "no word found that claims something",
      { answer: "NONE_FOUND", basis: undefined, claimsAlreadyDone: true },
      { claimsAlreadyDone: "noWordNoClaim" },
    ],
    ["a claim of done in no words", { claimsAlreadyDone: true }, { statement: "claimNeedsWords" }],
    ["a claim of done in its words", { claimsAlreadyDone: true, statement: "It exists." }, {}],
    ["a claim of done in an item", { claimsAlreadyDone: true, evidence: "E07" }, {}],
    [
      "a rejection that claims it is done already",
      { answer: "REJECTED", claimsAlreadyDone: true, statement: "We have it." },
      {},
    ],
    ["a day that is none", { respondedOn: "2025-02-30" }, { respondedOn: "partialDate" }],
  ])("judges %s", (_, over, expected) => {
    expect(problems(over)).toEqual(expected);
  });
});
