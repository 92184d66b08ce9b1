"use server";

import { cookies } from "next/headers";
import { resetPasswordSchema } from "@/lib/domain/user";
import { resetPassword } from "@/lib/use-cases/user/reset-password";
import { formAction } from "@/lib/web/form-action";
import { openSession } from "@/lib/web/sign-in";

const schema = resetPasswordSchema.omit({ token: true });

/** Sets a new password by the link in the address and signs in at once. Whoever holds the link may. */
export const reset = formAction<typeof schema, void, { token: string }>(
  schema,
  async (actor, input) => openSession(await resetPassword(actor, input), await cookies()),
  () => "/",
);
