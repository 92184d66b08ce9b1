import { recordAudit } from "@/lib/db/audit";
import { endMailPause, readMailPause } from "@/lib/db/mail-pause";
import { transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";

/**
 * Lets a restored copy send mail: it takes over from the installation that the backup was taken of. What fell due before is
 * not sent, but for the last period. Administrators may.
 * @throws Conflict (mailNotPaused) where mail is sent already; Forbidden, Unauthenticated
 */
export async function takeOverMail(actor: Actor): Promise<{ since: Date }> {
  return transact(async (tx) => {
    assertMaySee(actor);
    authorize(actor, "backup.take");
    await tx.$queryRaw`SELECT key FROM setting WHERE key = 'mail' FOR UPDATE`;
    const since = await readMailPause(tx);
    if (!since) throw new Conflict("mailNotPaused");
    await endMailPause(tx);
    await recordAudit(tx, {
      actor,
      action: "mail.taken-over",
      subjectType: "installation",
      subjectId: "mail",
      payload: { pausedSince: since.toISOString() },
    });
    return { since };
  });
}
