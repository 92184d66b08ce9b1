import { cookies, headers } from "next/headers";
import { cache } from "react";
import { isLocale, LOCALES, type Locale } from "@/lib/domain/localized";
import { currentActor } from "./actor";
import { type Translate, translatorOf } from "./translator";

/** The cookie that remembers a chosen language. */
export const LOCALE_COOKIE = "heed_locale";

/** The language of this request: chosen, else the member's, else the browser's, else English. */
export const currentLocale = cache(async (): Promise<Locale> => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (isLocale(chosen)) return chosen;
  const actor = await currentActor();
  if (actor.kind === "member" && isLocale(actor.locale)) return actor.locale;
  const accepted = (await headers()).get("accept-language") ?? "";
  for (const part of accepted.toLowerCase().split(",")) {
    const found = LOCALES.find((locale) => part.trim().startsWith(locale));
    if (found) return found;
  }
  return "en";
});

/** The translator of this request's language. */
export async function currentTranslator(): Promise<Translate> {
  return translatorOf(await currentLocale());
}
