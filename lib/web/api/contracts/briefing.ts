import { z } from "zod";
import { BRIEFING_FORMATS, BRIEFING_MEDIA, briefingSchema } from "@/lib/domain/briefing/request";
import { contract } from "../contract";
import { count, id, instant, pageOf, paging } from "../schemas";

const briefing = z.object({
  id,
  state: z.enum(["QUEUED", "RUNNING", "DONE", "FAILED"]),
  progress: z.object({ done: count, total: count }),
  problem: z.string().nullable().meta({ description: "Why it came to nothing: a problem’s code" }),
  title: z.string().nullable(),
  fileName: z.string().nullable(),
  format: z.enum(BRIEFING_FORMATS),
  createdAt: instant,
});

export const listBriefings = contract({
  method: "GET",
  path: "/briefings",
  summary: "One’s own briefings, newest first; each is kept for two weeks",
  permission: "read",
  query: z.strictObject(paging),
  answer: pageOf(briefing),
});

export const askBriefing = contract({
  method: "POST",
  path: "/briefings",
  summary: "Ask for a briefing of a recommendation, a review, what a filter finds, or everything; it is made by a job",
  permission: "read",
  body: briefingSchema,
  status: 201,
  answer: briefing,
});

export const getBriefing = contract({
  method: "GET",
  path: "/briefings/{id}",
  summary: "How far one of one’s own briefings is",
  permission: "read",
  answer: briefing,
});

export const getBriefingFile = contract({
  method: "GET",
  path: "/briefings/{id}/file",
  summary: "The file of one of one’s own briefings, once it is made",
  permission: "read",
  produces: Object.values(BRIEFING_MEDIA),
});
