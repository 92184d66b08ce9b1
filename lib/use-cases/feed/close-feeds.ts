import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { actorId, authorize } from "@/lib/domain/permissions";

/** Closes all one's own private addresses at once. Members do. @throws Forbidden */
export async function closeFeeds(actor: Actor): Promise<void> {
  return transact(async (tx, at) => {
    authorize(actor, "profile.change");
    const userId = actorId(actor);
    const { count } = await tx.feedToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } });
    const payload = { closed: count };
    await recordAudit(tx, { actor, action: "feed.closed", subjectType: "feed", subjectId: userId, payload });
  });
}
