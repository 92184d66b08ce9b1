"use server";

import { cookies } from "next/headers";
import { acceptInvitationSchema } from "@/lib/domain/user";
import { acceptInvitation } from "@/lib/use-cases/invitation/accept-invitation";
import { formAction } from "@/lib/web/form-action";
import { openSession } from "@/lib/web/sign-in";

/** Joins by the link in the address and signs in at once. Whoever holds the link may. */
export const join = formAction(
  acceptInvitationSchema.omit({ token: true }),
  async (actor, input: Parameters<typeof acceptInvitation>[1]) =>
    openSession(await acceptInvitation(actor, input), await cookies()),
  () => "/",
);
