import type { Tx } from "@/lib/db/transaction";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import { actorId } from "@/lib/domain/permissions";

/** A view that the actor may use, locked until the transaction ends. @throws NotFound, Unauthenticated */
export async function lockView(tx: Tx, actor: Actor, id: string) {
  assertMaySee(actor);
  if (!isUuid(id)) throw new NotFound("viewNotFound");
  await tx.$queryRaw`SELECT id FROM saved_view WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.savedView.findUnique({ where: { id } });
  if (!row || (row.ownerId !== actorId(actor) && !row.shared)) throw new NotFound("viewNotFound");
  return row;
}
