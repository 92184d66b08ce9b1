import { z } from "zod";
import type { ReviewState } from "./assessment";
import { daySchema } from "./dates";
import { Conflict } from "./errors";

/**
 * What attaching a reply to a judgement takes: what somebody who is judged says of it, in the language that it came in.
 * `evidence` is the item that the words stand in, by id or reference.
 */
export const attachReplySchema = z.strictObject({
  party: z.string().trim().min(1).max(80),
  statement: z.string().trim().min(1).max(10_000),
  language: z.string().trim().min(2).max(12),
  receivedOn: daySchema,
  evidence: z.string().trim().min(1).max(40).optional(),
});

const REPLIED_TO: readonly ReviewState[] = ["SUBMITTED", "APPROVED", "REPLACED"];

/** Lets replies pass on what judges or may come to judge. @throws Conflict for what was sent back, rejected or taken back */
export function assertTakesReply(assessment: { reviewState: ReviewState }): void {
  if (!REPLIED_TO.includes(assessment.reviewState)) throw new Conflict("noJudgement");
}
