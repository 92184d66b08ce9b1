import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { Prisma } from "@/lib/db/generated/client";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { type Tx, transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, NotFound } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { retireSchema, revisePublicationSchema } from "@/lib/domain/recommendation";
import { assertNothingJudged, type StatesColumns, statesColumns } from "./states-columns";

/**
 * Changes what describes a publication; earlier descriptions stay. Administrators may.
 * @throws Conflict when it has moved on since `version` was read or is retired; Invalid at `states` for what is no member state
 *   in force, or where one is left out that was judged; NotFound, Forbidden, Unauthenticated
 */
export async function revisePublication(
  actor: Actor,
  reference: string,
  input: z.output<typeof revisePublicationSchema>,
): Promise<{ reference: string; version: number }> {
  return transact(async (tx, at) => {
    const { publication, current } = await lockPublication(tx, actor, reference);
    authorize(actor, "publication.edit");
    if (publication.version !== input.version) throw new Conflict("stale");
    if (current.retired) throw new Conflict({ code: "retired", params: { reference: publication.reference } });
    const states = await statesColumns(tx, input.states, current.stateIds);
    await assertNothingJudged(tx, publication.id, states);
    await moveOn(tx, publication, {
      ...keptOf(current),
      ...states,
      title: input.title,
      authors: input.authors,
      year: input.year,
      language: input.language,
      url: input.url ?? null,
      citation: input.citation ? (input.citation as Prisma.InputJsonObject) : Prisma.DbNull,
      reason: input.reason,
      recordedAt: at,
      recordedById: actorId(actor),
    });
    const affected = isSame(states, current) ? [] : await addressedToAll(tx, publication.id);
    await refreshStanding(tx, affected, at, today(at));
    await recordAudit(tx, {
      actor,
      action: "publication.revised",
      subjectType: "publication",
      subjectId: publication.reference,
      touches: affected,
      payload: input,
    });
    return { reference: publication.reference, version: publication.version + 1 };
  });
}

/**
 * Retires a publication of which no recommendation is in force any more. Administrators may.
 * @throws Conflict when recommendations of it are in force, it is retired already, or it has moved on; NotFound, Forbidden,
 *   Unauthenticated
 */
export async function retirePublication(
  actor: Actor,
  reference: string,
  input: z.output<typeof retireSchema>,
): Promise<{ reference: string; version: number }> {
  return transact(async (tx, at) => {
    const { publication, current } = await lockPublication(tx, actor, reference);
    authorize(actor, "publication.edit");
    if (input.version !== undefined && input.version !== publication.version) throw new Conflict("stale");
    if (current.retired) throw new Conflict({ code: "retired", params: { reference: publication.reference } });
    const inForce = await tx.recommendation.count({
      where: { publicationId: publication.id, parentId: null, currentRevision: { retired: false } },
    });
    if (inForce > 0) throw new Conflict({ code: "inUse", params: { count: inForce } });
    await moveOn(tx, publication, {
      ...keptOf(current),
      retired: true,
      reason: input.reason,
      recordedAt: at,
      recordedById: actorId(actor),
    });
    await recordAudit(tx, {
      actor,
      action: "publication.retired",
      subjectType: "publication",
      subjectId: publication.reference,
      payload: { reason: input.reason },
    });
    return { reference: publication.reference, version: publication.version + 1 };
  });
}

async function lockPublication(tx: Tx, actor: Actor, reference: string) {
  assertMaySee(actor);
  // FOR UPDATE also makes those wait who are adding a recommendation to it.
  await tx.$queryRaw`SELECT id FROM publication WHERE reference = ${reference.toUpperCase()} FOR UPDATE`;
  const publication = await tx.publication.findUnique({
    where: { reference: reference.toUpperCase() },
    include: { currentRevision: true },
  });
  if (!publication?.currentRevision) throw new NotFound("publicationNotFound");
  return { publication, current: publication.currentRevision };
}

function isSame(one: StatesColumns, other: StatesColumns): boolean {
  return one.everyState === other.everyState && [...one.stateIds].sort().join() === [...other.stateIds].sort().join();
}

/** Its recommendations that address "member states": who is official for them changes with the states. */
async function addressedToAll(tx: Tx, publicationId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT r.id FROM recommendation r
    JOIN recommendation_party p ON p.revision_id = r.current_revision_id AND p.role = 'ADDRESSEE'
    JOIN party y ON y.id = p.party_id JOIN party_revision v ON v.id = y.current_revision_id
    WHERE r.publication_id = ${publicationId}::uuid AND v.collective`;
  return rows.map(({ id }) => id);
}

/** All that a new state takes over from the last one. */
function keptOf(current: Prisma.PublicationRevisionGetPayload<object>) {
  return {
    publicationId: current.publicationId,
    version: current.version + 1,
    title: current.title as Prisma.InputJsonValue,
    authors: current.authors,
    year: current.year,
    language: current.language,
    url: current.url,
    everyState: current.everyState,
    stateIds: current.stateIds,
    citation: current.citation === null ? Prisma.DbNull : (current.citation as Prisma.InputJsonValue),
    fileSha256: current.fileSha256,
    textSha256: current.textSha256,
  };
}

async function moveOn(
  tx: Tx,
  publication: { id: string; version: number },
  revision: Prisma.PublicationRevisionUncheckedCreateInput,
): Promise<void> {
  const id = randomUUID();
  await tx.publicationRevision.create({ data: { ...revision, id } });
  await tx.publication.update({
    where: { id: publication.id },
    data: { version: publication.version + 1, currentRevisionId: id },
  });
}
