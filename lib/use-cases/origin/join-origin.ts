import { recordAudit } from "@/lib/db/audit";
import { now } from "@/lib/db/clock";
import { lockFamilies } from "@/lib/db/family-lock";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { evidenceReference } from "@/lib/domain/evidence";
import { assertJoinable } from "@/lib/domain/origin";
import { actorId, authorize } from "@/lib/domain/permissions";
import { lockOrigins } from "./lock-origins";

/**
 * Declares an item to be of one origin with another: it joins the other's group, and from then on the group counts once.
 * Whatever shared the item's group before stays there. Analysts and above.
 * @param input `id` and `with` name the two by id or reference
 * @throws Conflict when they are one item, of one origin already, or withdrawn; NotFound, Forbidden, Unauthenticated
 */
export async function joinOrigin(
  actor: Actor,
  input: { id: string; with: string },
): Promise<{ id: string; number: number; groupId: string }> {
  return transact(async (tx) => {
    const [item, other] = await lockOrigins(tx, actor, [input.id, input.with]);
    if (!item || !other) throw new Error("Two items were asked for.");
    authorize(actor, "origin.edit");
    assertJoinable(item, other);
    const affected = [...new Set([...item.recommendationIds, ...other.recommendationIds])];
    await lockFamilies(tx, affected);
    const at = now();
    const joining = other.isMember ? [item] : [other, item];
    await tx.originMembership.createMany({
      data: joining.map(({ id }) => ({
        evidenceId: id,
        groupId: other.groupId,
        recordedAt: at,
        recordedById: actorId(actor),
      })),
    });
    await refreshStanding(tx, affected, at, today(at));
    await recordAudit(tx, {
      actor,
      action: "evidence.origin-joined",
      subjectType: "evidence",
      subjectId: evidenceReference(item.number),
      touches: affected,
      payload: { id: item.id, with: evidenceReference(other.number), groupId: other.groupId },
    });
    return { id: item.id, number: item.number, groupId: other.groupId };
  });
}
