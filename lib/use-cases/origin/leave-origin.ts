import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/db/audit";
import { now } from "@/lib/db/clock";
import { lockFamilies } from "@/lib/db/family-lock";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";
import { actorId, authorize } from "@/lib/domain/permissions";
import { lockOrigins } from "./lock-origins";
import { readMembers } from "./read-members";

/**
 * Takes an item out of its origin group: it counts for itself again. Analysts and above.
 * @param input `id` names it by id or reference
 * @throws Conflict when it is alone or withdrawn; NotFound, Forbidden, Unauthenticated
 */
export async function leaveOrigin(
  actor: Actor,
  input: { id: string },
): Promise<{ id: string; number: number; groupId: string }> {
  return transact(async (tx) => {
    const [item] = await lockOrigins(tx, actor, [input.id]);
    if (!item) throw new Error("One item was asked for.");
    authorize(actor, "origin.edit");
    if ((await readMembers(tx, item.groupId)).length < 2) throw new Conflict("originAlone");
    await lockFamilies(tx, item.recommendationIds);
    const at = now();
    // A group of its own: not its own id, which may name the group that others stay in.
    const groupId = randomUUID();
    await tx.originMembership.create({
      data: { evidenceId: item.id, groupId, recordedAt: at, recordedById: actorId(actor) },
    });
    await refreshStanding(tx, item.recommendationIds, at, today(at));
    await recordAudit(tx, {
      actor,
      action: "evidence.origin-left",
      subjectType: "evidence",
      subjectId: evidenceReference(item.number),
      touches: item.recommendationIds,
      payload: { id: item.id, left: item.groupId, groupId },
    });
    return { id: item.id, number: item.number, groupId };
  });
}
