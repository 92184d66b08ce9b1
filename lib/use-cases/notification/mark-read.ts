import type { z } from "zod";
import { transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { markReadSchema } from "@/lib/domain/notification";
import { actorId, authorize } from "@/lib/domain/permissions";

/**
 * Marks lines of one's own inbox as read: some by id, or all. Every member may. What one has read is no matter of the
 * record: it leaves no entry.
 * @returns how many were unread
 * @throws Unauthenticated, Forbidden
 */
export async function markRead(actor: Actor, { ids }: z.output<typeof markReadSchema>): Promise<{ read: number }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    authorize(actor, "watch");
    const { count } = await tx.notification.updateMany({
      where: { userId: actorId(actor), readAt: null, ...(ids ? { id: { in: ids } } : {}) },
      data: { readAt: at },
    });
    return { read: count };
  });
}
