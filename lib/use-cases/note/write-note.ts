import { createHash } from "node:crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import { getVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Invalid } from "@/lib/domain/errors";
import type { writeNoteSchema } from "@/lib/domain/note";
import { actorId, authorize } from "@/lib/domain/permissions";

/**
 * Writes a note on a recommendation, perhaps in reply to another one there. Analysts and above.
 * @throws Invalid when the note replied to is not on that recommendation, NotFound, Forbidden
 */
export async function writeNote(
  actor: Actor,
  input: z.infer<typeof writeNoteSchema> & { reference: string },
): Promise<{ id: string; reference: string; version: number }> {
  return transact(async (tx, at) => {
    const recommendation = await getVisibleRecommendation(tx, actor, input.reference);
    authorize(actor, "note.write");
    if (input.parentId !== undefined) {
      const parent = await tx.note.findFirst({
        where: { id: input.parentId, recommendationId: recommendation.id },
        select: { id: true },
      });
      if (!parent) throw new Invalid({ parentId: { code: "unknownId" } });
    }
    const note = await tx.note.create({
      data: {
        recommendationId: recommendation.id,
        parentId: input.parentId ?? null,
        visibility: input.visibility,
        authorId: actorId(actor),
        createdAt: at,
        revisions: { create: { version: 1, body: input.body, recordedAt: at } },
      },
    });
    await recordAudit(tx, {
      actor,
      action: "note.written",
      subjectType: "note",
      subjectId: note.id,
      touches: [recommendation.id],
      payload: {
        reference: recommendation.reference,
        parentId: note.parentId,
        visibility: note.visibility,
        bodySha256: createHash("sha256").update(input.body).digest("hex"),
      },
    });
    return { id: note.id, reference: recommendation.reference, version: 1 };
  });
}
