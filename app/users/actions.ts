"use server";

import { z } from "zod";
import { formatInstant } from "@/components/dates";
import { inviteSchema } from "@/lib/domain/user";
import { invite } from "@/lib/use-cases/invitation/invite";
import { revokeInvitation } from "@/lib/use-cases/invitation/revoke-invitation";
import { formAction } from "@/lib/web/form-action";
import { handOverAction } from "@/lib/web/hand-over-action";
import { oneTimeLink } from "@/lib/web/one-time-link";
import { currentLocale, currentTranslator } from "@/lib/web/request";

/** Makes an invitation and shows its link once. Administrators may. */
export const inviteSomebody = handOverAction(inviteSchema, async (actor, input) => {
  const { token, email, expiresAt } = await invite(actor, input);
  const [t, locale] = await Promise.all([currentTranslator(), currentLocale()]);
  return {
    secret: await oneTimeLink("invitation", token),
    title: t("people.users.inviteMade", { email }),
    once: t("people.users.inviteOnce", { until: formatInstant(expiresAt, locale) }),
  };
});

/** Takes an invitation back. Administrators may. */
export const takeBack = formAction(
  z.object({}),
  (actor, { id }: { id: string }) => revokeInvitation(actor, { id }),
  () => "/users?done=invitation",
);
