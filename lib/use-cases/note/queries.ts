import { database } from "@/lib/db/connection";
import { getVisibleRecommendation, visibleTo } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { Visibility } from "@/lib/domain/evidence";

/** A note with its earlier wordings and the replies to it. */
export interface NoteThread {
  id: string;
  body: string;
  version: number;
  visibility: Visibility;
  author: { id: string; name: string };
  createdAt: Date;
  /** When it was last edited; null as long as it stands as written. */
  editedAt: Date | null;
  /** Every wording, oldest first, the present one last. */
  history: { version: number; body: string; recordedAt: Date }[];
  /** Oldest first. */
  replies: NoteThread[];
}

/** The notes on a recommendation as threads, newest thread first. @throws NotFound, Unauthenticated */
export async function listNotes(actor: Actor, reference: string): Promise<NoteThread[]> {
  const db = database();
  const recommendation = await getVisibleRecommendation(db, actor, reference);
  const rows = await db.note.findMany({
    where: { recommendationId: recommendation.id, ...visibleTo(actor) },
    include: { author: { select: { id: true, name: true } }, revisions: { orderBy: { version: "asc" } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const threads = new Map<string, NoteThread>();
  const roots: NoteThread[] = [];
  // Oldest first, so a reply always finds the note it answers; one whose parent is not visible stands by itself.
  for (const row of rows) {
    const newest = row.revisions.at(-1);
    const thread: NoteThread = {
      id: row.id,
      body: newest?.body ?? "",
      version: row.version,
      visibility: row.visibility,
      author: row.author,
      createdAt: row.createdAt,
      editedAt: row.version > 1 ? (newest?.recordedAt ?? null) : null,
      history: row.revisions.map(({ version, body, recordedAt }) => ({ version, body, recordedAt })),
      replies: [],
    };
    threads.set(row.id, thread);
    const parent = row.parentId === null ? undefined : threads.get(row.parentId);
    (parent?.replies ?? roots).push(thread);
  }
  return roots.reverse();
}
