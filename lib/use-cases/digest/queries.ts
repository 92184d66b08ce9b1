import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { readMailPause } from "@/lib/db/mail-pause";
import { timezone, today } from "@/lib/db/today";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { type Day, startOfDay, toDate } from "@/lib/domain/dates";
import { DIGEST_HOUR, type DigestFrequency, hourIn, lastPeriod } from "@/lib/domain/digest";
import { Forbidden, NotFound } from "@/lib/domain/errors";
import { actorId } from "@/lib/domain/permissions";
import { readUnsubscribeToken } from "@/lib/platform/link-token";

/**
 * Whose digest is to be sent now: the last period has ended, it is past the hour of mails, something of it is unread, and
 * nobody has sent or claimed it. None in a restored copy that has not taken over. The system alone. @throws Forbidden
 */
export async function listDueDigests(actor: Actor): Promise<{ userId: string; periodStart: Day }[]> {
  if (actor.kind !== "system") throw new Forbidden();
  const zone = timezone();
  if (hourIn(zone, now()) < DIGEST_HOUR || (await readMailPause(database()))) return [];
  const due = await Promise.all(
    (["DAILY", "WEEKLY"] as const).map(async (frequency) => {
      const period = lastPeriod(frequency, today());
      const people = await database().user.findMany({
        where: {
          digest: frequency,
          disabledAt: null,
          isSystem: false,
          email: { not: null },
          digests: { none: { frequency, periodStart: toDate(period.start) } },
          notifications: {
            some: {
              readAt: null,
              createdAt: { gte: startOfDay(zone, period.start), lt: startOfDay(zone, period.end) },
            },
          },
        },
        orderBy: { id: "asc" },
        select: { id: true },
      });
      return people.map(({ id }) => ({ userId: id, periodStart: period.start }));
    }),
  );
  return due.flat();
}

/** How often one gets mails oneself. @throws Unauthenticated, NotFound for the system */
export async function getOwnDigest(actor: Actor): Promise<DigestFrequency> {
  assertMaySee(actor);
  const user = await database().user.findFirst({
    where: { id: actorId(actor), isSystem: false },
    select: { digest: true },
  });
  if (!user) throw new NotFound("userNotFound");
  return user.digest;
}

/** Whether a link to end mails was made here, and whether its person still gets any; null when it was not. */
export async function findDigestLink(token: string): Promise<{ digest: DigestFrequency } | null> {
  const id = readUnsubscribeToken(token);
  return id === null ? null : database().user.findFirst({ where: { id, isSystem: false }, select: { digest: true } });
}
