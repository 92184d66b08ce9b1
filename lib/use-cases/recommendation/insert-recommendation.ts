import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { lockKey, resolveKeys } from "@/lib/db/references";
import type { Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Invalid } from "@/lib/domain/errors";
import { actorId } from "@/lib/domain/permissions";
import { assertSummarised, type createRecommendationSchema } from "@/lib/domain/recommendation";
import { assertPartiesInForce } from "@/lib/use-cases/party/assert-in-force";
import { insertRevision } from "./insert-revision";

/**
 * Writes a new recommendation or component with its first revision; its standing is the caller's to refresh.
 * @returns its id and its reference as stored
 * @throws Invalid when the reference is taken, or a key names nothing
 */
export async function insertRecommendation(
  tx: Tx,
  { actor, at }: { actor: Actor; at: Date },
  input: z.output<typeof createRecommendationSchema>,
): Promise<{ id: string; reference: string; publicationId: string }> {
  assertSummarised(input, input.parent !== undefined);
  const place = await findPlace(tx, input);
  const reference = storedForm(input.reference, place.parentReference);
  await lockKey(tx, "recommendation", reference);
  const taken = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM recommendation WHERE lower(reference) = lower(${reference})`;
  if (taken.length > 0) throw new Invalid({ reference: { code: "referenceTaken", params: { reference } } });
  const keys = await resolveKeys(tx, input);
  await assertPartiesInForce(tx, { addressees: keys.addresseeIds, partners: keys.partnerIds });
  const [id, revisionId] = [randomUUID(), randomUUID()];
  await tx.recommendation.create({
    data: {
      id,
      reference,
      publicationId: place.publicationId,
      parentId: place.parentId,
      position: place.position,
      currentRevisionId: revisionId,
      createdAt: at,
      createdById: actorId(actor),
    },
  });
  await insertRevision(tx, { id: revisionId, recommendationId: id, version: 1, actor, at }, input, keys);
  return { id, reference, publicationId: place.publicationId };
}

/** Upper case but for a component's own ending: csto-10 becomes CSTO-10, and a component of it keeps its letter: CSTO-10b. */
function storedForm(reference: string, parent: string | null): string {
  if (parent === null) return reference.toUpperCase();
  return reference.toUpperCase().startsWith(parent.toUpperCase())
    ? parent + reference.slice(parent.length)
    : reference.toUpperCase();
}

/** Where it goes: after its siblings, in its parent's publication, the named one, or the only one there is. */
async function findPlace(tx: Tx, input: { publication?: string; parent?: string }) {
  if (input.parent !== undefined) {
    const [parent] = await tx.$queryRaw<
      { id: string; reference: string; parent_id: string | null; publication_id: string; retired: boolean }[]
    >`SELECT r.id, r.reference, r.parent_id, r.publication_id, v.retired FROM recommendation r
      JOIN recommendation_revision v ON v.id = r.current_revision_id
      WHERE lower(r.reference) = lower(${input.parent}) FOR NO KEY UPDATE OF r`;
    if (!parent) throw new Invalid({ parent: { code: "recommendationNotFound", params: { reference: input.parent } } });
    if (parent.parent_id !== null) throw new Invalid({ parent: { code: "parentIsComponent" } });
    if (parent.retired) throw new Invalid({ parent: { code: "retired", params: { reference: parent.reference } } });
    return {
      parentId: parent.id,
      parentReference: parent.reference,
      publicationId: parent.publication_id,
      position: await tx.recommendation.count({ where: { parentId: parent.id } }),
    };
  }
  const publications = await tx.publication.findMany({
    where: {
      currentRevision: { retired: false },
      ...(input.publication === undefined
        ? {}
        : { reference: { equals: input.publication, mode: "insensitive" as const } }),
    },
    select: { id: true },
    take: 2,
  });
  const [publication, another] = publications;
  if (!publication) throw new Invalid({ publication: { code: "publicationUnknown" } });
  if (another) throw new Invalid({ publication: { code: "publicationNeeded" } });
  return {
    parentId: null,
    parentReference: null,
    publicationId: publication.id,
    position: await tx.recommendation.count({ where: { publicationId: publication.id, parentId: null } }),
  };
}
