import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import type { User } from "@/lib/db/generated/client";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Invalid } from "@/lib/domain/errors";
import { assertMayGrant } from "@/lib/domain/membership";
import { authorize } from "@/lib/domain/permissions";
import type { createUserSchema } from "@/lib/domain/user";
import { hashPassword } from "@/lib/platform/passwords";

/**
 * Creates a person with a password of their own. Administrators and the system may, up to their own role.
 * @throws Forbidden, Invalid when the e-mail address is taken
 */
export async function createUser(actor: Actor, input: z.output<typeof createUserSchema>): Promise<User> {
  const { email, name, role } = input;
  authorize(actor, "user.manage");
  assertMayGrant(actor, role);
  // Hashed before the transaction: it takes its time and must not hold a connection.
  const passwordHash = await hashPassword(input.password);
  return transact(async (tx, at) => {
    const data = { email, name, role, passwordHash, createdAt: at };
    const { count } = await tx.user.createMany({ data: [data], skipDuplicates: true });
    if (count === 0) throw new Invalid({ email: { code: "emailTaken" } });
    const user = await tx.user.findUniqueOrThrow({ where: { email } });
    await recordAudit(tx, {
      actor,
      action: "user.created",
      subjectType: "user",
      subjectId: user.id,
      payload: { email, name, role },
    });
    return user;
  });
}
