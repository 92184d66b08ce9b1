import { z } from "zod";
import { ANSWER_BASES, ANSWERS, recordResponseSchema } from "@/lib/domain/response";
import { contract } from "../contract";
import { evidenceBrief, id, instant, localized, pageOf, paging, person } from "../schemas";

const response = z.object({
  id,
  recommendation: z.string(),
  party: z.string(),
  shortName: localized,
  answer: z.enum(ANSWERS),
  basis: z.enum(ANSWER_BASES).nullable(),
  claimsAlreadyDone: z.boolean(),
  statement: z.string().nullable(),
  respondedOn: z.string().nullable(),
  evidence: evidenceBrief.nullable(),
  recordedAt: instant,
  recordedBy: person,
});

export const listResponses = contract({
  method: "GET",
  path: "/recommendations/{reference}/responses",
  summary: "What the addressees said of a recommendation, newest record first",
  permission: "read",
  query: z.strictObject(paging),
  answer: pageOf(response),
});

export const recordResponse = contract({
  method: "POST",
  path: "/recommendations/{reference}/responses",
  summary: "Record what an addressee said, or that no word was found",
  permission: "response.record",
  body: recordResponseSchema,
  status: 201,
  answer: z.object({ id, recommendation: z.string() }),
});
