"use server";

import { cookies } from "next/headers";
import { z } from "zod";
import { changeDigestSchema } from "@/lib/domain/digest";
import { openFeedSchema } from "@/lib/domain/feed";
import { changePasswordSchema, changeProfileSchema, createTokenSchema } from "@/lib/domain/user";
import { changeDigest } from "@/lib/use-cases/digest/change-digest";
import { closeFeeds as endFeeds } from "@/lib/use-cases/feed/close-feeds";
import { openFeed as makeFeed } from "@/lib/use-cases/feed/open-feed";
import { createToken as makeToken } from "@/lib/use-cases/token/create-token";
import { revokeToken } from "@/lib/use-cases/token/revoke-token";
import { changePassword as setPassword } from "@/lib/use-cases/user/change-password";
import { changeProfile as setProfile } from "@/lib/use-cases/user/change-profile";
import { signOutEverywhere as endSessions } from "@/lib/use-cases/user/sign-out-everywhere";
import { formAction } from "@/lib/web/form-action";
import { handOverAction } from "@/lib/web/hand-over-action";
import { askedOrigin } from "@/lib/web/one-time-link";
import { preferenceCookie } from "@/lib/web/preferences";
import { renewSession } from "@/lib/web/renew-session";
import { currentTranslator, LOCALE_COOKIE } from "@/lib/web/request";

/** Changes one's own name and language. Every member may. */
export const changeProfile = formAction<typeof changeProfileSchema, void, { version: string }>(
  changeProfileSchema,
  async (actor, { version, ...input }) => {
    await setProfile(actor, { ...input, version: Number(version) });
    // The cookie of the footer's choice comes before the account's language: both follow what was chosen last.
    (await cookies()).set(LOCALE_COOKIE, input.locale, preferenceCookie());
  },
  () => "/profile?done=profile",
);

/** Changes one's own password; this browser stays signed in. Every member may. */
export const changePassword = formAction(
  changePasswordSchema,
  async (actor, input) => renewSession(await setPassword(actor, input)),
  () => "/profile?done=password",
);

/** Ends all one's own sessions. Every member may. */
export const signOutEverywhere = formAction(
  z.object({}),
  (actor) => endSessions(actor),
  () => "/sign-in?done=out",
);

/** The token's name is called `label` in the form: the page has another field `name`. */
const tokenForm = createTokenSchema.omit({ name: true }).extend({ label: createTokenSchema.shape.name });

/** Makes an API token of one's own and shows it once. Every member may. */
export const createToken = handOverAction(tokenForm, async (actor, { label, ...input }) => {
  const { token } = await makeToken(actor, { ...input, name: label });
  const t = await currentTranslator();
  return { secret: token, title: t("people.token.made"), once: t("people.token.once") };
});

/** Ends one of one's own API tokens. Its owner may. */
export const revokeOwnToken = formAction(
  z.object({}),
  (actor, { id }: { id: string }) => revokeToken(actor, { id }),
  () => "/profile?done=token#tokens",
);

/** Chooses how often one gets a mail of what is new. Every member may. */
export const chooseDigest = formAction(
  changeDigestSchema,
  (actor, input) => changeDigest(actor, input),
  () => "/profile?done=digest#digest",
);

/** Opens a private address of a feed or the calendar and shows it once. Every member may. */
export const openFeed = handOverAction(openFeedSchema, async (actor, { kind }) => {
  const { token } = await makeFeed(actor);
  const t = await currentTranslator();
  const secret = new URL(`/feeds/${kind}/${token}`, await askedOrigin()).href;
  return { secret, title: t("feeds.opened"), once: t("feeds.once") };
});

/** Closes all one's own private addresses. Every member may. */
export const closeFeeds = formAction(
  z.object({}),
  (actor) => endFeeds(actor),
  () => "/profile?done=feeds#feeds",
);
