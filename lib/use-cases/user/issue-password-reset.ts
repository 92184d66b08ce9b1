import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/db/audit";
import { lockMember } from "@/lib/db/members";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { assertMayGrant } from "@/lib/domain/membership";
import { actorId, authorize } from "@/lib/domain/permissions";
import { newSecretToken } from "@/lib/platform/link-token";

const VALID_HOURS = 24;

/**
 * Makes a link with which a person sets a new password, valid once and for 24 hours; earlier ones stop working.
 * Administrators may, and hand the link over themselves.
 * @returns the link's token, which is stored nowhere
 * @throws Forbidden, NotFound, Conflict (userDisabled)
 */
export async function issuePasswordReset(
  actor: Actor,
  input: { id: string },
): Promise<{ token: string; expiresAt: Date }> {
  return transact(async (tx, at) => {
    authorize(actor, "user.manage");
    const user = await lockMember(tx, input.id);
    assertMayGrant(actor, user.role);
    if (user.disabledAt) throw new Conflict("userDisabled");
    const { token, hash } = newSecretToken();
    const expiresAt = new Date(at.getTime() + VALID_HOURS * 3_600_000);
    await tx.passwordReset.updateMany({ where: { userId: user.id, usedAt: null }, data: { usedAt: at } });
    await tx.passwordReset.create({
      data: {
        id: randomUUID(),
        userId: user.id,
        tokenHash: hash,
        createdBy: actorId(actor),
        createdAt: at,
        expiresAt,
      },
    });
    await recordAudit(tx, {
      actor,
      action: "user.password-reset-issued",
      subjectType: "user",
      subjectId: user.id,
      payload: { expiresAt },
    });
    return { token, expiresAt };
  });
}
