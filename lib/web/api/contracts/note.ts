import { z } from "zod";
import { VISIBILITIES } from "@/lib/domain/evidence";
import { editNoteSchema, logSearchSchema, writeNoteSchema } from "@/lib/domain/note";
import { contract } from "../contract";
import { day, id, instant, pageOf, paging, person, version } from "../schemas";

const note = z.object({
  id,
  version,
  body: z.string(),
  visibility: z.enum(VISIBILITIES),
  author: person,
  createdAt: instant,
  editedAt: instant.nullable(),
  history: z.array(z.object({ version, body: z.string(), recordedAt: instant })),
  get replies() {
    return z.array(note);
  },
});
const changed = z.object({ id, recommendation: z.string(), version });

export const listNotes = contract({
  method: "GET",
  path: "/recommendations/{reference}/notes",
  summary: "The notes on a recommendation as threads, newest thread first",
  permission: "read",
  query: z.strictObject(paging),
  answer: pageOf(note),
});

export const writeNote = contract({
  method: "POST",
  path: "/recommendations/{reference}/notes",
  summary: "Write a note, perhaps in reply to another",
  permission: "note.write",
  body: writeNoteSchema,
  status: 201,
  answer: changed,
});

export const editNote = contract({
  method: "PATCH",
  path: "/notes/{id}",
  summary: "Edit one's own note; earlier wordings stay readable",
  permission: "note.write",
  body: editNoteSchema.omit({ version: true }),
  conditional: true,
  answer: changed,
});

export const listSearches = contract({
  method: "GET",
  path: "/recommendations/{reference}/searches",
  summary: "The searches that found nothing, on a recommendation and its components, newest first",
  permission: "read",
  query: z.strictObject(paging),
  answer: pageOf(
    z.object({
      id,
      recommendation: z.string(),
      where: z.string(),
      query: z.string(),
      language: z.string(),
      searchedOn: day,
      recordedAt: instant,
      recordedBy: person,
    }),
  ),
});

export const logSearch = contract({
  method: "POST",
  path: "/recommendations/{reference}/searches",
  summary: "Log a search that found nothing",
  permission: "search.log",
  body: logSearchSchema,
  status: 201,
  answer: z.object({ id, recommendation: z.string() }),
});
