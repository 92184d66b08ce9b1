import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden } from "@/lib/domain/errors";

/**
 * Says what became of a claimed digest: taken by the mail server, or certainly not, and then to be tried again. The system
 * alone.
 * @throws Forbidden
 */
export async function settleDigest(actor: Actor, { id, sent }: { id: string; sent: boolean }): Promise<void> {
  if (actor.kind !== "system") throw new Forbidden();
  await transact(async (tx, at) => {
    if (sent) await tx.digest.updateMany({ where: { id, sentAt: null }, data: { sentAt: at } });
    else await tx.digest.deleteMany({ where: { id, sentAt: null } });
  });
}
