import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { Prisma } from "@/lib/db/generated/client";
import { lockKey } from "@/lib/db/references";
import { transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Invalid } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { createPublicationSchema } from "@/lib/domain/recommendation";
import { statesColumns } from "./states-columns";

/**
 * Adds a publication whose recommendations are to be followed. Administrators may.
 * @throws Invalid when the reference is taken, or at `states` (see statesColumns); Forbidden, Unauthenticated
 */
export async function createPublication(
  actor: Actor,
  input: z.output<typeof createPublicationSchema>,
): Promise<{ id: string; reference: string }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    authorize(actor, "publication.edit");
    const reference = input.reference.toUpperCase();
    await lockKey(tx, "publication", reference);
    if (await tx.publication.findUnique({ where: { reference } })) {
      throw new Invalid({ reference: { code: "referenceTaken", params: { reference } } });
    }
    const states = await statesColumns(tx, input.states);
    const [id, revisionId] = [randomUUID(), randomUUID()];
    await tx.publication.create({
      data: { id, reference, currentRevisionId: revisionId, createdAt: at, createdById: actorId(actor) },
    });
    await tx.publicationRevision.create({
      data: {
        id: revisionId,
        publicationId: id,
        version: 1,
        title: input.title,
        authors: input.authors,
        year: input.year,
        language: input.language,
        url: input.url ?? null,
        citation: input.citation ? (input.citation as Prisma.InputJsonObject) : Prisma.DbNull,
        ...states,
        recordedAt: at,
        recordedById: actorId(actor),
      },
    });
    await recordAudit(tx, {
      actor,
      action: "publication.created",
      subjectType: "publication",
      subjectId: reference,
      payload: { ...input, reference },
    });
    return { id, reference };
  });
}
