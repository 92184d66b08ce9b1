import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockFamilies } from "@/lib/db/family-lock";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { type Tx, transact } from "@/lib/db/transaction";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, NotFound } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { reviseSourceSchema } from "@/lib/domain/source";
import { assertPartiesInForce } from "@/lib/use-cases/party/assert-in-force";
import { assertPartyKnown, findEqualSource, partyIdOf, relationOf, takeSourceTurn } from "./describe-source";

/**
 * Describes a source anew; what it was before still counts for what was known before. Analysts and above.
 * @throws Conflict when it was revised meanwhile or would double another one, Invalid for an unknown or newly named retired party, NotFound,
 * Forbidden
 */
export async function reviseSource(
  actor: Actor,
  input: z.infer<typeof reviseSourceSchema> & { id: string },
): Promise<{ id: string; version: number }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    const source = isUuid(input.id)
      ? await tx.source.findUnique({ where: { id: input.id }, include: { currentRevision: true } })
      : null;
    if (!source) throw new NotFound("sourceNotFound");
    authorize(actor, "source.edit");
    if (source.version !== input.version) throw new Conflict("stale");
    const partyId = await partyIdOf(tx, input.party);
    assertPartyKnown(input.party, partyId, "party");
    const kept = source.currentRevision?.partyId ?? null;
    await assertPartiesInForce(tx, { party: partyId === null ? [] : [partyId] }, kept === null ? [] : [kept]);
    await takeSourceTurn(tx, input.name);
    const equal = await findEqualSource(tx, input, partyId);
    if (equal && equal.id !== source.id) throw new Conflict({ code: "sourceExists", params: { name: input.name } });

    const revisionId = randomUUID();
    const version = input.version + 1;
    const { count } = await tx.source.updateMany({
      where: { id: source.id, version: input.version },
      data: { version, currentRevisionId: revisionId },
    });
    if (count === 0) throw new Conflict("stale");
    const { name, kind, country, languages } = input;
    await tx.sourceRevision.create({
      data: {
        id: revisionId,
        sourceId: source.id,
        version,
        name,
        kind,
        country: country ?? null,
        languages: languages ?? [],
        partyId,
        relation: relationOf(input, partyId),
        recordedAt: at,
        recordedById: actorId(actor),
      },
    });
    const isMoved = kind !== source.currentRevision?.kind || partyId !== source.currentRevision?.partyId;
    const affected = isMoved ? await recommendationsOn(tx, source.id) : [];
    await lockFamilies(tx, affected);
    await refreshStanding(tx, affected, at, today(at));
    await recordAudit(tx, {
      actor,
      action: "source.revised",
      subjectType: "source",
      subjectId: source.id,
      touches: affected,
      payload: { ...input, version },
    });
    return { id: source.id, version };
  });
}

/** The recommendations whose figures rest on a source's evidence. */
async function recommendationsOn(tx: Tx, sourceId: string): Promise<string[]> {
  const links = await tx.evidenceLink.findMany({
    where: { evidence: { currentRevision: { sources: { some: { sourceId } } } } },
    select: { recommendationId: true },
    distinct: ["recommendationId"],
  });
  return links.map((link) => link.recommendationId);
}
