import { z } from "zod";
import { partialDateSchema } from "./dates";

/** What an addressee may have said of a recommendation; NONE_FOUND: somebody looked and found no word. */
export const ANSWERS = [
  "NONE_FOUND",
  "ACCEPTED",
  "ACCEPTED_IN_PART",
  "ACCEPTED_IN_PRINCIPLE",
  "NOTED",
  "REJECTED",
] as const;
export type Answer = (typeof ANSWERS)[number];

/** FORMAL: said in so many words. INFERRED: read from what the addressee said or did. */
export const ANSWER_BASES = ["FORMAL", "INFERRED"] as const;
export type AnswerBasis = (typeof ANSWER_BASES)[number];

/**
 * What recording a response takes. `evidence` is the item that the words stand in, by id or reference. An answer says how it
 * is known; "none found" has no basis and claims nothing; a claim that it is done already needs the words or the item.
 */
export const recordResponseSchema = z
  .strictObject({
    party: z.string().trim().min(1).max(80),
    answer: z.enum(ANSWERS),
    basis: z.enum(ANSWER_BASES).optional(),
    claimsAlreadyDone: z.boolean().default(false),
    statement: z.string().trim().max(5000).default(""),
    respondedOn: partialDateSchema.optional(),
    evidence: z.string().trim().min(1).max(40).optional(),
  })
  .refine((input) => !answered(input) || input.basis !== undefined, { path: ["basis"], message: "required" })
  .refine((input) => answered(input) || input.basis === undefined, { path: ["basis"], message: "noWordNoBasis" })
  .refine((input) => answered(input) || !input.claimsAlreadyDone, {
    path: ["claimsAlreadyDone"],
    message: "noWordNoClaim",
  })
  .refine(
    (input) => !answered(input) || !input.claimsAlreadyDone || input.statement !== "" || input.evidence !== undefined,
    { path: ["statement"], message: "claimNeedsWords" },
  );

function answered(input: { answer: Answer }): boolean {
  return input.answer !== "NONE_FOUND";
}
