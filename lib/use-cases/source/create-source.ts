import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import { assertPartiesInForce } from "@/lib/use-cases/party/assert-in-force";
import {
  assertPartyKnown,
  findEqualSource,
  type NewSource,
  partyIdOf,
  relationOf,
  takeSourceTurn,
} from "./describe-source";

/**
 * Names a source. Analysts and above.
 * @throws Conflict when one of that name, kind and party is there, Invalid for an unknown or retired party, Forbidden
 */
export async function createSource(actor: Actor, input: NewSource): Promise<{ id: string; version: number }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    authorize(actor, "source.edit");
    const partyId = await partyIdOf(tx, input.party);
    assertPartyKnown(input.party, partyId, "party");
    await assertPartiesInForce(tx, { party: partyId === null ? [] : [partyId] });
    await takeSourceTurn(tx, input.name);
    if (await findEqualSource(tx, input, partyId)) {
      throw new Conflict({ code: "sourceExists", params: { name: input.name } });
    }
    const by = actorId(actor);
    const source = await tx.source.create({ data: { createdAt: at, createdById: by } });
    const revision = await tx.sourceRevision.create({
      data: {
        sourceId: source.id,
        version: 1,
        name: input.name,
        kind: input.kind,
        country: input.country ?? null,
        languages: input.languages ?? [],
        partyId,
        relation: relationOf(input, partyId),
        recordedAt: at,
        recordedById: by,
      },
    });
    await tx.source.update({ where: { id: source.id }, data: { currentRevisionId: revision.id } });
    await recordAudit(tx, {
      actor,
      action: "source.created",
      subjectType: "source",
      subjectId: source.id,
      payload: { ...input },
    });
    return { id: source.id, version: 1 };
  });
}
