import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockReferences } from "@/lib/db/family-lock";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Invalid } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import { MOST_VIEWS, readViewQuery, type saveViewSchema } from "@/lib/domain/view";

/**
 * Keeps a view of the list under a name, for oneself or for everybody. Members may.
 * @throws Invalid at `name` when one of one's own has it already, at `query` for what the list does not know; Conflict
 *   when one keeps too many; Forbidden, Unauthenticated
 */
export async function saveView(
  actor: Actor,
  input: z.output<typeof saveViewSchema>,
): Promise<{ id: string; version: number; path: string; query: string }> {
  return transact(async (tx, at) => {
    authorize(actor, "view.save");
    const ownerId = actorId(actor);
    const { name, path, shared } = input;
    const query = readViewQuery(path, input.query);
    if (query === null) throw new Invalid({ query: { code: "viewQuery" } });
    // One's own views take turns, so that two doors at once do not give one name twice.
    await lockReferences(tx, [], [{ key: `views of ${ownerId}` }]);
    const kept = await tx.savedView.findMany({ where: { ownerId }, select: { name: true } });
    if (kept.some((view) => view.name === name)) throw new Invalid({ name: { code: "viewNameTaken" } });
    if (kept.length >= MOST_VIEWS) throw new Conflict({ code: "tooManyViews", params: { most: MOST_VIEWS } });
    const view = await tx.savedView.create({ data: { ownerId, name, path, query, shared, createdAt: at } });
    await recordAudit(tx, {
      actor,
      action: "view.saved",
      subjectType: "view",
      subjectId: view.id,
      payload: { name, path, query, shared },
    });
    return { id: view.id, version: view.version, path, query };
  });
}
