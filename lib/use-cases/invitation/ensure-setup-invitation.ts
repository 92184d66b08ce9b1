import { recordAudit } from "@/lib/db/audit";
import { getSystemActor, isNobodyThere, lockSetup } from "@/lib/db/setup";
import { transact } from "@/lib/db/transaction";
import { newSecretToken } from "@/lib/platform/link-token";

const VALID_DAYS = 7;

/**
 * While nobody has an account: makes the one-time link for creating the first administrator, in place of the one that an
 * earlier start printed. Called by the start alone, in the system's name.
 * @returns the link's token, which is stored nowhere, or null when somebody is there already
 */
export async function ensureSetupInvitation(): Promise<string | null> {
  return transact(async (tx, at) => {
    await lockSetup(tx);
    if (!(await isNobodyThere(tx))) return null;
    await tx.invitation.updateMany({
      where: { isSetup: true, acceptedAt: null, revokedAt: null },
      data: { revokedAt: at },
    });
    const { token, hash } = newSecretToken();
    const expiresAt = new Date(at.getTime() + VALID_DAYS * 86_400_000);
    const { id } = await tx.invitation.create({
      data: { role: "ADMIN", isSetup: true, tokenHash: hash, createdAt: at, expiresAt },
    });
    await recordAudit(tx, {
      actor: await getSystemActor(tx),
      action: "user.invited",
      subjectType: "invitation",
      subjectId: id,
      payload: { setup: true, role: "ADMIN", expiresAt },
    });
    return token;
  });
}
