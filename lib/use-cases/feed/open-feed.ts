import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Forbidden } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { newSecretToken } from "@/lib/platform/link-token";

/** So many private addresses one person may have open. */
const MOST = 20;

/**
 * Opens a private address under which feeds and the calendar can be read without signing in, as its owner would see them;
 * its secret is stored nowhere. Members open their own.
 * @throws Forbidden, Conflict (tooManyFeeds)
 */
export async function openFeed(actor: Actor): Promise<{ token: string }> {
  return transact(async (tx, at) => {
    authorize(actor, "profile.change");
    if (actor.kind !== "member") throw new Forbidden();
    const open = await tx.feedToken.count({ where: { userId: actor.userId, revokedAt: null } });
    if (open >= MOST) throw new Conflict({ code: "tooManyFeeds", params: { most: MOST } });
    const { token, hash } = newSecretToken();
    const id = randomUUID();
    await tx.feedToken.create({ data: { id, userId: actor.userId, tokenHash: hash, createdAt: at } });
    await recordAudit(tx, { actor, action: "feed.opened", subjectType: "feed", subjectId: id, payload: {} });
    return { token };
  });
}
