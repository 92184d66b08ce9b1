import { z } from "zod";
import { daySchema } from "./dates";
import { VISIBILITIES } from "./evidence";

/** What writing a note takes: Markdown, for the team or the public, perhaps in reply to another. */
export const writeNoteSchema = z.strictObject({
  body: z.string().trim().min(1).max(20_000),
  visibility: z.enum(VISIBILITIES).default("TEAM"),
  parentId: z.uuid("unknownId").optional(),
});

/** What editing one's note takes; earlier versions stay readable. */
export const editNoteSchema = z.strictObject({
  body: z.string().trim().min(1).max(20_000),
  version: z.coerce.number().int().min(1),
});

/** What logging a search that found nothing takes. */
export const logSearchSchema = z.strictObject({
  where: z.string().trim().min(1).max(500),
  query: z.string().trim().min(1).max(500),
  language: z.string().trim().min(2).max(12),
  searchedOn: daySchema,
});
