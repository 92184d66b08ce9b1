import { recordAudit } from "@/lib/db/audit";
import { connection } from "@/lib/db/connection";
import { transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { authorize } from "@/lib/domain/permissions";

/**
 * Records that somebody takes all that there is out of the house, before it goes: the backup holds the entry, too. Who may
 * take backups.
 * @throws Unauthenticated, Forbidden
 */
export async function recordBackup(actor: Actor): Promise<void> {
  assertMaySee(actor);
  authorize(actor, "backup.take");
  await transact((tx) =>
    recordAudit(tx, {
      actor,
      action: "backup.taken",
      subjectType: "installation",
      subjectId: "heed",
      payload: { database: connection().kind },
    }),
  );
}
