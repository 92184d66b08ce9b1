"use server";

import { editNoteSchema, writeNoteSchema } from "@/lib/domain/note";
import { editNote } from "@/lib/use-cases/note/edit-note";
import { writeNote } from "@/lib/use-cases/note/write-note";
import { formAction } from "@/lib/web/form-action";

const noteOn = ({ id, reference }: { id: string; reference: string }) => `/recommendations/${reference}#note-${id}`;

/** Writes a note on a recommendation, or a reply to one there. Analysts and above. */
export const write = formAction<typeof writeNoteSchema, { id: string; reference: string }, { reference: string }>(
  writeNoteSchema,
  writeNote,
  noteOn,
);

/** Edits one's own note. Its author. */
export const edit = formAction<typeof editNoteSchema, { id: string; reference: string }, { id: string }>(
  editNoteSchema,
  editNote,
  noteOn,
);
