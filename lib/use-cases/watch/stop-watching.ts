import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { WatchInput } from "@/lib/domain/watch";
import { findSubjects } from "./find-subjects";

/**
 * Stops watching recommendations, themes or parties, several at once. Every member may; what one does not watch is passed
 * over, and nothing changed leaves no entry.
 * @returns the keys that are no longer watched
 * @throws Invalid at a key that names nothing, Unauthenticated, Forbidden
 */
export async function stopWatching(actor: Actor, input: WatchInput): Promise<{ stopped: string[] }> {
  return transact(async (tx) => {
    assertMaySee(actor);
    authorize(actor, "watch");
    const userId = actorId(actor);
    const { kind } = input;
    const subjects = await findSubjects(tx, input);
    const where = { userId, kind, subjectId: { in: subjects.map(({ id }) => id) } };
    const watched = new Set((await tx.watch.findMany({ where })).map((row) => row.subjectId));
    await tx.watch.deleteMany({ where });
    const stopped = subjects.filter(({ id }) => watched.has(id)).map(({ key }) => key);
    if (stopped.length === 0) return { stopped };
    await recordAudit(tx, {
      actor,
      action: "watch.stopped",
      subjectType: "watch",
      subjectId: userId,
      payload: { kind, keys: stopped },
    });
    return { stopped };
  });
}
