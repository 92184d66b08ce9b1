import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import { lockView } from "./lock-view";

/** Removes a view; the records that it showed stay. Its owner may. @throws NotFound, Forbidden, Unauthenticated */
export async function deleteView(actor: Actor, { id }: { id: string }): Promise<void> {
  return transact(async (tx) => {
    authorize(actor, "view.save");
    const view = await lockView(tx, actor, id);
    if (view.ownerId !== actorId(actor)) throw new Forbidden("notOwnView");
    await tx.savedView.delete({ where: { id } });
    await recordAudit(tx, {
      actor,
      action: "view.deleted",
      subjectType: "view",
      subjectId: id,
      payload: { name: view.name, path: view.path, query: view.query, shared: view.shared },
    });
  });
}
