import { createHash } from "node:crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Forbidden, NotFound } from "@/lib/domain/errors";
import type { editNoteSchema } from "@/lib/domain/note";
import { actorId, authorize } from "@/lib/domain/permissions";

/**
 * Edits one's own note; earlier versions stay readable. Its author, as long as they may write notes.
 * @throws Forbidden for somebody else's note, Conflict "stale" when it was edited meanwhile, NotFound
 */
export async function editNote(
  actor: Actor,
  input: z.infer<typeof editNoteSchema> & { id: string },
): Promise<{ id: string; reference: string; version: number }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    const note = isUuid(input.id)
      ? await tx.note.findUnique({ where: { id: input.id }, include: { recommendation: true } })
      : null;
    if (!note) throw new NotFound("noteNotFound");
    authorize(actor, "note.write");
    if (note.authorId !== actorId(actor)) throw new Forbidden("notYourNote");
    const version = input.version + 1;
    const { count } = await tx.note.updateMany({ where: { id: note.id, version: input.version }, data: { version } });
    if (count === 0) throw new Conflict("stale");
    await tx.noteRevision.create({ data: { noteId: note.id, version, body: input.body, recordedAt: at } });
    const { reference } = note.recommendation;
    await recordAudit(tx, {
      actor,
      action: "note.edited",
      subjectType: "note",
      subjectId: note.id,
      touches: [note.recommendationId],
      payload: { reference, version, bodySha256: createHash("sha256").update(input.body).digest("hex") },
    });
    return { id: note.id, reference, version };
  });
}
