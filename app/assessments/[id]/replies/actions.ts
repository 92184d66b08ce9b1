"use server";

import { attachReplySchema } from "@/lib/domain/reply";
import { attachReply } from "@/lib/use-cases/reply/attach-reply";
import { formAction } from "@/lib/web/form-action";

/** Attaches what somebody who is judged says of a judgement. Analysts and above. */
export const attach = formAction<typeof attachReplySchema, { assessmentId: string }, { id: string }>(
  attachReplySchema,
  attachReply,
  ({ assessmentId }) => `/assessments/${assessmentId}?replied=1#replies`,
);
