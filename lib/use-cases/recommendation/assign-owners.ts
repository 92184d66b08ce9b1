import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockReferences } from "@/lib/db/family-lock";
import { isActiveMember } from "@/lib/db/references";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { getVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Invalid } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import type { assignOwnersSchema } from "@/lib/domain/view";
import { copyRevision } from "./insert-revision";

/**
 * Gives several recommendations one owner, or frees them, all or none. Analysts may. Each that changes has an entry of its
 * own, all in one transaction, so that its history is whole by itself (docs/decisions/0010); one that has this owner
 * already stays as it is.
 * @returns how many were changed
 * @throws Invalid at `reference` when one is unknown or retired, at `ownerId` when that is no active member; Forbidden,
 *   Unauthenticated
 */
export async function assignOwners(
  actor: Actor,
  input: z.output<typeof assignOwnersSchema>,
): Promise<{ changed: number; references: string[] }> {
  return transact(async (tx, at) => {
    authorize(actor, "recommendation.edit");
    const ownerId = input.ownerId ?? null;
    const wanted = [...new Set(input.reference)];
    const locked = await lockReferences(tx, wanted);
    const unknown = wanted.find((reference) => !locked.has(reference.trim().toLowerCase()));
    if (unknown) throw new Invalid({ reference: { code: "recommendationNotFound", params: { reference: unknown } } });
    if (ownerId !== null && !(await isActiveMember(tx, ownerId))) {
      throw new Invalid({ ownerId: { code: "ownerUnknown" } });
    }
    const found = [];
    for (const { reference } of locked.values()) found.push(await getVisibleRecommendation(tx, actor, reference));
    const retired = found.find((each) => each.currentRevision.retired);
    if (retired) throw new Invalid({ reference: { code: "retired", params: { reference: retired.reference } } });
    const changing = found.filter((each) => each.currentRevision.ownerId !== ownerId);
    for (const each of changing) await copyRevision(tx, each, { ownerId }, { actor, at, reason: null });
    await refreshStanding(
      tx,
      changing.map((each) => each.id),
      at,
      today(at),
    );
    for (const each of changing) {
      await recordAudit(tx, {
        actor,
        action: "recommendation.owner-assigned",
        subjectType: "recommendation",
        subjectId: each.reference,
        touches: [each.id],
        payload: {
          reference: each.reference,
          ownerId,
          before: each.currentRevision.ownerId,
          together: changing.length,
        },
      });
    }
    return { changed: changing.length, references: found.map((each) => each.reference) };
  });
}
