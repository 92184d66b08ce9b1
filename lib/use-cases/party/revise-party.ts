import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { type Tx, transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, NotFound } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { retireSchema, revisePartySchema } from "@/lib/domain/recommendation";
import { affectedRecommendations } from "./affected-recommendations";

/**
 * Changes what describes a party; earlier descriptions stay. Analysts may.
 * @throws Conflict when it has moved on since `version` was read or is retired; NotFound, Forbidden, Unauthenticated
 */
export async function reviseParty(
  actor: Actor,
  key: string,
  input: z.output<typeof revisePartySchema>,
): Promise<{ key: string; version: number }> {
  return transact(async (tx, at) => {
    const { party, current } = await lockParty(tx, actor, key);
    authorize(actor, "party.edit");
    if (party.version !== input.version) throw new Conflict("stale");
    if (current.retired) throw new Conflict({ code: "retired", params: { reference: key } });
    await moveOn(tx, party, {
      ...recorded(actor, at),
      partyId: party.id,
      version: current.version + 1,
      kind: input.kind,
      name: input.name,
      shortName: input.shortName,
      country: input.country ?? null,
      memberState: input.memberState,
      collective: current.collective,
      reason: input.reason,
    });
    const affected = await affectedRecommendations(tx, party.id, input.memberState !== current.memberState);
    await refreshStanding(tx, affected, at, today(at));
    await recordAudit(tx, {
      actor,
      action: "party.revised",
      subjectType: "party",
      subjectId: party.key,
      touches: affected,
      payload: input,
    });
    return { key: party.key, version: party.version + 1 };
  });
}

/**
 * Takes a party out of the lists to choose from; what names it keeps doing so. Analysts may.
 * @throws Conflict when it is retired already or has moved on; NotFound, Forbidden, Unauthenticated
 */
export async function retireParty(
  actor: Actor,
  key: string,
  input: z.output<typeof retireSchema>,
): Promise<{ key: string; version: number }> {
  return transact(async (tx, at) => {
    const { party, current } = await lockParty(tx, actor, key);
    authorize(actor, "party.edit");
    if (input.version !== undefined && input.version !== party.version) throw new Conflict("stale");
    if (current.retired) throw new Conflict({ code: "retired", params: { reference: key } });
    await moveOn(tx, party, {
      ...recorded(actor, at),
      partyId: party.id,
      version: current.version + 1,
      kind: current.kind,
      name: current.name as object,
      shortName: current.shortName as object,
      country: current.country,
      memberState: current.memberState,
      collective: current.collective,
      retired: true,
      reason: input.reason,
    });
    await recordAudit(tx, {
      actor,
      action: "party.retired",
      subjectType: "party",
      subjectId: party.key,
      payload: { reason: input.reason },
    });
    return { key: party.key, version: party.version + 1 };
  });
}

async function lockParty(tx: Tx, actor: Actor, key: string) {
  assertMaySee(actor);
  await tx.$queryRaw`SELECT id FROM party WHERE key = ${key} FOR NO KEY UPDATE`;
  const party = await tx.party.findUnique({ where: { key }, include: { currentRevision: true } });
  if (!party?.currentRevision) throw new NotFound("partyNotFound");
  return { party, current: party.currentRevision };
}

function recorded(actor: Actor, at: Date) {
  return { recordedAt: at, recordedById: actorId(actor) };
}

async function moveOn(
  tx: Tx,
  party: { id: string; version: number },
  revision: Parameters<Tx["partyRevision"]["create"]>[0]["data"],
): Promise<void> {
  const id = randomUUID();
  await tx.partyRevision.create({ data: { ...revision, id } as typeof revision });
  await tx.party.update({ where: { id: party.id }, data: { version: party.version + 1, currentRevisionId: id } });
}
