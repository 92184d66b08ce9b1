import { z } from "zod";
import { Conflict } from "./errors";
import { LEVELS, referenceSchema } from "./recommendation";

/** What a person can do with a candidate of a document. */
export const RULINGS = ["accept", "reject", "reopen", "merge", "split"] as const;

/** What the form of a candidate sends: the ruling, and what it needs. */
export const ruleOnCandidateSchema = z.strictObject({
  ruling: z.enum(RULINGS),
  reference: z.string().trim().max(40).optional(),
  title: z.string().trim().max(300).optional(),
  summary: z.string().trim().max(3000).optional(),
  theme: z.string().trim().max(80).optional(),
  level: z.enum(LEVELS).optional(),
  components: z.coerce.boolean().default(false),
  /** The words that stay, parted by blank lines. */
  parts: z.string().max(40_000).optional(),
});

/** What accepting takes. */
export const acceptCandidateSchema = z.object({
  reference: referenceSchema,
  title: z.string().trim().min(1).max(300),
  summary: z.string().trim().min(1).max(3000),
  theme: z.string().trim().min(1).max(80),
  level: z.enum(LEVELS),
  components: z.boolean(),
});

/** Where a candidate stands. */
export type CandidateState = "WAITING" | "ACCEPTED" | "REJECTED" | "REPLACED";

/** The state that the latest ruling leaves it in. */
export function stateAfter(kind: "ACCEPTED" | "REJECTED" | "REPLACED" | "REOPENED" | undefined): CandidateState {
  return kind === undefined || kind === "REOPENED" ? "WAITING" : kind;
}

/** Lets only what nobody has ruled on be ruled on. @throws Conflict */
export function assertWaiting(state: CandidateState): void {
  if (state !== "WAITING") throw new Conflict("candidateRuledOn");
}
