import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { WatchInput } from "@/lib/domain/watch";
import { findSubjects } from "./find-subjects";

/**
 * Watches recommendations, themes or parties, several at once: one is told what happens to them. Every member may; what
 * one watches already stays watched, and nothing new leaves no entry.
 * @returns the keys that are new
 * @throws Invalid at a key that names nothing, Unauthenticated, Forbidden
 */
export async function startWatching(actor: Actor, input: WatchInput): Promise<{ started: string[] }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    authorize(actor, "watch");
    const userId = actorId(actor);
    const { kind } = input;
    const subjects = await findSubjects(tx, input);
    const made = await tx.watch.createManyAndReturn({
      data: subjects.map(({ id }) => ({ userId, kind, subjectId: id, createdAt: at })),
      skipDuplicates: true,
      select: { subjectId: true },
    });
    const fresh = new Set(made.map((row) => row.subjectId));
    const started = subjects.filter(({ id }) => fresh.has(id)).map(({ key }) => key);
    if (started.length === 0) return { started };
    await recordAudit(tx, {
      actor,
      action: "watch.started",
      subjectType: "watch",
      subjectId: userId,
      payload: { kind, keys: started },
    });
    return { started };
  });
}
