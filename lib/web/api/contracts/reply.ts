import { z } from "zod";
import { attachReplySchema } from "@/lib/domain/reply";
import { contract } from "../contract";
import { day, evidenceBrief, id, instant, localized, pageOf, paging, person } from "../schemas";

const reply = z.object({
  id,
  assessment: id,
  party: z.string(),
  shortName: localized,
  statement: z.string(),
  language: z.string(),
  receivedOn: day,
  evidence: evidenceBrief.nullable(),
  recordedAt: instant,
  recordedBy: person,
});

export const listReplies = contract({
  method: "GET",
  path: "/assessments/{id}/replies",
  summary: "What those who are judged say of a judgement, in the order in which it was attached",
  permission: "read",
  query: z.strictObject(paging),
  answer: pageOf(reply),
});

export const attachReply = contract({
  method: "POST",
  path: "/assessments/{id}/replies",
  summary: "Attach an addressee's statement to a judgement; it stays beside it",
  permission: "reply.attach",
  body: attachReplySchema,
  status: 201,
  answer: z.object({ id, assessment: id, recommendation: z.string() }),
});
