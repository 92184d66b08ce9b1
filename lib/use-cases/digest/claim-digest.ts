import { randomUUID } from "node:crypto";
import { readMailPause } from "@/lib/db/mail-pause";
import { readNotices } from "@/lib/db/notice-view";
import { timezone, today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { startOfDay, toDate } from "@/lib/domain/dates";
import { DIGEST_LINES, lastPeriod, type Period } from "@/lib/domain/digest";
import { Forbidden } from "@/lib/domain/errors";
import type { Notice } from "@/lib/domain/notification";

/** A digest that this caller alone is to send. */
export interface ClaimedDigest {
  id: string;
  frequency: "DAILY" | "WEEKLY";
  period: Period;
  to: { userId: string; name: string; address: string; locale: string };
  notices: Notice[];
  more: number;
}

/**
 * Takes somebody's digest of the last period to send it: its row is the claim, and there is one for each period. The
 * system alone. Whoever gets it confirms it when the mail was taken, and releases it when it certainly was not; one that
 * is neither (the process died, the server's answer was lost) is not sent again.
 * @returns null when there is nothing to send: not wanted (any more), sent or claimed before, nothing new and
 *   unread, or this is a restored copy that has not taken over
 * @throws Forbidden
 */
export async function claimDigest(actor: Actor, { userId }: { userId: string }): Promise<ClaimedDigest | null> {
  if (actor.kind !== "system") throw new Forbidden();
  return transact(async (tx, at) => {
    const user = await tx.user.findFirst({ where: { id: userId, disabledAt: null, isSystem: false } });
    if (!user?.email || user.digest === "NONE" || (await readMailPause(tx))) return null;
    const frequency = user.digest;
    const period = lastPeriod(frequency, today(at));
    const createdAt = { gte: startOfDay(timezone(), period.start), lt: startOfDay(timezone(), period.end) };
    const where = { userId, readAt: null, createdAt };
    const count = await tx.notification.count({ where });
    if (count === 0) return null;
    const id = randomUUID();
    const claim = await tx.digest.createMany({
      data: [{ id, userId, frequency, periodStart: toDate(period.start), lines: count, claimedAt: at }],
      skipDuplicates: true,
    });
    if (claim.count === 0) return null;
    const rows = await tx.notification.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: DIGEST_LINES,
    });
    const notices = await readNotices(tx, rows);
    const to = { userId, name: user.name, address: user.email, locale: user.locale };
    return { id, frequency, period, to, notices, more: count - rows.length };
  });
}
