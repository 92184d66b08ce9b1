import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockKey } from "@/lib/db/references";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Invalid } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { createPartySchema } from "@/lib/domain/recommendation";
import { affectedRecommendations } from "./affected-recommendations";

/**
 * Adds a body, state or organisation. Analysts may.
 * @throws Invalid when the key is taken; Forbidden, Unauthenticated
 */
export async function createParty(
  actor: Actor,
  input: z.output<typeof createPartySchema>,
): Promise<{ id: string; key: string }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    authorize(actor, "party.edit");
    await lockKey(tx, "party", input.key);
    if (await tx.party.findUnique({ where: { key: input.key } })) {
      throw new Invalid({ key: { code: "keyTaken", params: { key: input.key } } });
    }
    const [id, revisionId] = [randomUUID(), randomUUID()];
    await tx.party.create({
      data: { id, key: input.key, currentRevisionId: revisionId, createdAt: at, createdById: actorId(actor) },
    });
    await tx.partyRevision.create({
      data: {
        id: revisionId,
        partyId: id,
        version: 1,
        kind: input.kind,
        name: input.name,
        shortName: input.shortName,
        country: input.country ?? null,
        memberState: input.memberState,
        recordedAt: at,
        recordedById: actorId(actor),
      },
    });
    await refreshStanding(tx, await affectedRecommendations(tx, id, input.memberState), at, today(at));
    await recordAudit(tx, {
      actor,
      action: "party.created",
      subjectType: "party",
      subjectId: input.key,
      payload: input,
    });
    return { id, key: input.key };
  });
}
