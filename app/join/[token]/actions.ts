"use server";

import { cookies } from "next/headers";
import { acceptInvitationSchema } from "@/lib/domain/user";
import { acceptInvitation } from "@/lib/use-cases/invitation/accept-invitation";
import { formAction } from "@/lib/web/form-action";
import { openSession } from "@/lib/web/sign-in";

const schema = acceptInvitationSchema.omit({ token: true });

/** Joins by the link in the address and signs in at once. Whoever holds the link may. */
export const join = formAction<typeof schema, void, { token: string }>(
  schema,
  async (actor, input) => openSession(await acceptInvitation(actor, input), await cookies()),
  () => "/",
);
