import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import type { User } from "@/lib/db/generated/client";
import { lockMember } from "@/lib/db/members";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { changeProfileSchema } from "@/lib/domain/user";

/**
 * Changes one's own name and language. Every member may.
 * @throws Unauthenticated, Forbidden, Conflict (stale when `version` has passed)
 */
export async function changeProfile(
  actor: Actor,
  input: z.output<typeof changeProfileSchema> & { version?: number },
): Promise<User> {
  return transact(async (tx) => {
    authorize(actor, "profile.change");
    const user = await lockMember(tx, actorId(actor), input.version);
    const { name, locale } = input;
    const changed = await tx.user.update({
      where: { id: user.id },
      data: { name, locale, version: { increment: 1 } },
    });
    await recordAudit(tx, {
      actor,
      action: "user.profile-changed",
      subjectType: "user",
      subjectId: user.id,
      payload: { name, locale },
    });
    return changed;
  });
}
