import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { readPublishing } from "@/lib/db/public-record";
import { type Tx, transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, NotFound } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { publishSchema, takeBackSchema } from "@/lib/domain/publishing";

/**
 * Publishes a publication: its public pages can be read by anybody from now on. Administrators may.
 * @throws Conflict when it is public already, retired, or somebody else was first; NotFound, Forbidden, Unauthenticated
 */
export async function publishPublication(
  actor: Actor,
  reference: string,
  input: z.output<typeof publishSchema>,
): Promise<{ reference: string; version: number; published: boolean }> {
  return transact(async (tx, at) => {
    const { publication, retired, state } = await lockPublishing(tx, actor, reference);
    authorize(actor, "publication.publish");
    if (state.version !== input.version) throw new Conflict("stale");
    if (state.published) throw new Conflict("publishedAlready");
    if (retired) throw new Conflict({ code: "retired", params: { reference: publication.reference } });
    const version = state.version + 1;
    await tx.publishing.create({
      data: {
        publicationId: publication.id,
        version,
        published: true,
        recordedAt: at,
        recordedById: actorId(actor),
      },
    });
    await recordAudit(tx, {
      actor,
      action: "publication.published",
      subjectType: "publication",
      subjectId: publication.reference,
      payload: { version },
    });
    return { reference: publication.reference, version, published: true };
  });
}

/**
 * Takes a publication back: its public pages are gone. Administrators may.
 * @throws Conflict when it is not public, or somebody else was first; NotFound, Forbidden, Unauthenticated
 */
export async function takeBackPublication(
  actor: Actor,
  reference: string,
  input: z.output<typeof takeBackSchema>,
): Promise<{ reference: string; version: number; published: boolean }> {
  return transact(async (tx, at) => {
    const { publication, state } = await lockPublishing(tx, actor, reference);
    authorize(actor, "publication.publish");
    if (state.version !== input.version) throw new Conflict("stale");
    if (!state.published) throw new Conflict("notPublished");
    const version = state.version + 1;
    await tx.publishing.create({
      data: {
        publicationId: publication.id,
        version,
        published: false,
        reason: input.reason,
        recordedAt: at,
        recordedById: actorId(actor),
      },
    });
    await recordAudit(tx, {
      actor,
      action: "publication.taken-back",
      subjectType: "publication",
      subjectId: publication.reference,
      payload: { version, reason: input.reason },
    });
    return { reference: publication.reference, version, published: false };
  });
}

async function lockPublishing(tx: Tx, actor: Actor, reference: string) {
  assertMaySee(actor);
  await tx.$queryRaw`SELECT id FROM publication WHERE reference = ${reference.toUpperCase()} FOR UPDATE`;
  const publication = await tx.publication.findUnique({
    where: { reference: reference.toUpperCase() },
    select: { id: true, reference: true, currentRevision: { select: { retired: true } } },
  });
  if (!publication?.currentRevision) throw new NotFound("publicationNotFound");
  const state = await readPublishing(tx, publication.id);
  return { publication, retired: publication.currentRevision.retired, state };
}
