import { database } from "@/lib/db/connection";
import { readMailPause } from "@/lib/db/mail-pause";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { authorize } from "@/lib/domain/permissions";

const SHOWN = 10;

/** The newest backups that were taken from the running app, and by whom. Who may take backups. @throws Unauthenticated, Forbidden */
export async function listBackups(actor: Actor): Promise<{ sequence: string; at: Date; by: string }[]> {
  assertMaySee(actor);
  authorize(actor, "backup.take");
  const entries = await database().auditEntry.findMany({
    where: { subjectType: "installation", action: "backup.taken" },
    orderBy: { sequence: "desc" },
    take: SHOWN,
  });
  return entries.map(({ sequence, at, actorLabel }) => ({ sequence: String(sequence), at, by: actorLabel }));
}

/** Since when this is a restored copy that sends no mail; null where mail is sent. Who may take backups. @throws Unauthenticated, Forbidden */
export async function findMailPause(actor: Actor): Promise<Date | null> {
  assertMaySee(actor);
  authorize(actor, "backup.take");
  return readMailPause(database());
}
