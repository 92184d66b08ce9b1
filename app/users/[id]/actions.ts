"use server";

import { z } from "zod";
import { formatInstant } from "@/components/dates";
import { changeRoleSchema } from "@/lib/domain/user";
import { changeRole } from "@/lib/use-cases/user/change-role";
import { disableUser } from "@/lib/use-cases/user/disable-user";
import { enableUser } from "@/lib/use-cases/user/enable-user";
import { issuePasswordReset } from "@/lib/use-cases/user/issue-password-reset";
import { formAction } from "@/lib/web/form-action";
import { handOverAction } from "@/lib/web/hand-over-action";
import { oneTimeLink } from "@/lib/web/one-time-link";
import { currentLocale, currentTranslator } from "@/lib/web/request";

/** What the page binds: whom it shows, and in which version. */
type Shown = { id: string; version: string };

/** Gives a person another role. Administrators may. */
export const giveRole = formAction<typeof changeRoleSchema, unknown, Shown>(
  changeRoleSchema,
  (actor, { id, version, role }) => changeRole(actor, { id, role, version: Number(version) }),
  (_, { id }) => `/users/${id}?done=role`,
);

/** Keeps a person out. Administrators may. */
export const disable = formAction(
  z.object({}),
  (actor, { id, version }: Shown) => disableUser(actor, { id, version: Number(version) }),
  (user) => `/users/${user.id}?done=disabled`,
);

/** Lets a person in again. Administrators may. */
export const enable = formAction(
  z.object({}),
  (actor, { id, version }: Shown) => enableUser(actor, { id, version: Number(version) }),
  (user) => `/users/${user.id}?done=enabled`,
);

/** Makes a reset link and shows it once. Administrators may. */
export const makeResetLink = handOverAction(z.object({}), async (actor, _input, { id = "", name = "" }) => {
  const { token, expiresAt } = await issuePasswordReset(actor, { id });
  const [t, locale] = await Promise.all([currentTranslator(), currentLocale()]);
  const until = `${formatInstant(expiresAt, locale)}, ${expiresAt.toISOString().slice(11, 16)} UTC`;
  return {
    secret: await oneTimeLink("reset", token),
    title: t("people.user.resetMade", { name }),
    once: t("people.user.resetOnce", { until }),
  };
});
