import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockReferences } from "@/lib/db/family-lock";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Forbidden, Invalid } from "@/lib/domain/errors";
import { actorId, authorize, can } from "@/lib/domain/permissions";
import { type changeViewSchema, readViewQuery } from "@/lib/domain/view";
import { lockView } from "./lock-view";

/**
 * Renames a view, shares it or takes it back, or lets it show something else. Its owner may; administrators may only stop
 * the sharing of another's.
 * @throws Invalid at `name` or `query`; Conflict (stale) when it has changed since it was read; NotFound, Forbidden,
 *   Unauthenticated
 */
export async function changeView(
  actor: Actor,
  { id, ...input }: z.output<typeof changeViewSchema> & { id: string },
): Promise<{ id: string; version: number }> {
  return transact(async (tx) => {
    authorize(actor, "view.save");
    const view = await lockView(tx, actor, id);
    const query = input.query === undefined ? view.query : readViewQuery(view.path, input.query);
    if (query === null) throw new Invalid({ query: { code: "viewQuery" } });
    const next = { name: input.name, query, shared: input.shared };
    if (view.ownerId !== actorId(actor)) {
      const stops = !next.shared && next.name === view.name && next.query === view.query;
      if (!stops || !can(actor, "user.manage")) throw new Forbidden("notOwnView");
    }
    if (view.version !== input.version) throw new Conflict("stale");
    await lockReferences(tx, [], [{ key: `views of ${view.ownerId}` }]);
    const taken = await tx.savedView.findFirst({
      where: { ownerId: view.ownerId, name: next.name, NOT: { id } },
      select: { id: true },
    });
    if (taken) throw new Invalid({ name: { code: "viewNameTaken" } });
    await tx.savedView.update({ where: { id }, data: { ...next, version: view.version + 1 } });
    await recordAudit(tx, {
      actor,
      action: "view.changed",
      subjectType: "view",
      subjectId: id,
      payload: { ...next, before: { name: view.name, query: view.query, shared: view.shared } },
    });
    return { id, version: view.version + 1 };
  });
}
