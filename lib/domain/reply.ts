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

/** Whether a proposal is, was or may come to be a judgement, so that those whom it judges can reply. */
export function takesReply({ reviewState }: { reviewState: ReviewState }): boolean {
  return REPLIED_TO.includes(reviewState);
}

/** Lets replies pass on what judges or may come to judge. @throws Conflict for what was sent back, rejected or taken back */
export function assertTakesReply(assessment: { reviewState: ReviewState }): void {
  if (!takesReply(assessment)) throw new Conflict("noJudgement");
}
