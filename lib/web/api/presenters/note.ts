import type { NoteThread } from "@/lib/use-cases/note/queries";
import type { SearchEntry } from "@/lib/use-cases/search/queries";
import type { AnswerOf } from "../contract";
import type { listNotes, listSearches } from "../contracts/note";

/** A note with the replies to it. */
export function presentNote(note: NoteThread): AnswerOf<typeof listNotes>["items"][number] {
  return {
    id: note.id,
    version: note.version,
    body: note.body,
    visibility: note.visibility,
    author: { id: note.author.id, name: note.author.name },
    createdAt: note.createdAt.toISOString(),
    editedAt: note.editedAt?.toISOString() ?? null,
    history: note.history.map(({ version, body, recordedAt }) => ({
      version,
      body,
      recordedAt: recordedAt.toISOString(),
    })),
    replies: note.replies.map(presentNote),
  };
}

/** What writing or editing a note gave. */
export function presentChangedNote({ id, reference, version }: { id: string; reference: string; version: number }) {
  return { id, recommendation: reference, version };
}

/** A search that found nothing. */
export function presentSearch(search: SearchEntry): AnswerOf<typeof listSearches>["items"][number] {
  const { id, reference, where, query, language, searchedOn, recordedAt, recordedBy } = search;
  return {
    id,
    recommendation: reference,
    where,
    query,
    language,
    searchedOn,
    recordedAt: recordedAt.toISOString(),
    recordedBy,
  };
}
