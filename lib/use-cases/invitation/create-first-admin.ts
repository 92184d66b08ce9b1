import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { database } from "@/lib/db/connection";
import { getSystemActor, isNobodyThere, lockSetup } from "@/lib/db/setup";
import { transact } from "@/lib/db/transaction";
import type { createUserSchema } from "@/lib/domain/user";
import { hashPassword } from "@/lib/platform/passwords";

/**
 * Creates the first administrator (HEED_ADMIN_EMAIL, HEED_ADMIN_PASSWORD) if nobody has an account yet; otherwise
 * changes nothing, so that it can be repeated at each start. Called by the start alone, in the system's name.
 * @returns whether it created one
 */
export async function createFirstAdmin(input: Omit<z.output<typeof createUserSchema>, "role">): Promise<boolean> {
  if (!(await isNobodyThere(database()))) return false;
  const passwordHash = await hashPassword(input.password);
  return transact(async (tx, at) => {
    await lockSetup(tx);
    if (!(await isNobodyThere(tx))) return false;
    const { email, name } = input;
    const { id } = await tx.user.create({ data: { email, name, role: "ADMIN", passwordHash, createdAt: at } });
    await tx.invitation.updateMany({
      where: { isSetup: true, acceptedAt: null, revokedAt: null },
      data: { revokedAt: at },
    });
    await recordAudit(tx, {
      actor: await getSystemActor(tx),
      action: "user.created",
      subjectType: "user",
      subjectId: id,
      payload: { email, name, role: "ADMIN" },
    });
    return true;
  });
}
