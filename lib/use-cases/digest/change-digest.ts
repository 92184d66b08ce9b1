import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockMember } from "@/lib/db/members";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { changeDigestSchema, DigestFrequency } from "@/lib/domain/digest";
import { actorId, authorize } from "@/lib/domain/permissions";

/**
 * Chooses how often one gets a mail of what is new: never, daily or weekly. Every member may; the same choice again leaves
 * no entry.
 * @throws Unauthenticated, Forbidden
 */
export async function changeDigest(
  actor: Actor,
  { digest }: z.output<typeof changeDigestSchema>,
): Promise<{ digest: DigestFrequency }> {
  return transact(async (tx) => {
    authorize(actor, "profile.change");
    const user = await lockMember(tx, actorId(actor));
    if (user.digest === digest) return { digest };
    await tx.user.update({ where: { id: user.id }, data: { digest } });
    await recordAudit(tx, {
      actor,
      action: "user.digest-changed",
      subjectType: "user",
      subjectId: user.id,
      payload: { from: user.digest, to: digest },
    });
    return { digest };
  });
}
