import { createTranslator } from "use-intl/core";
import type { Problem } from "@/lib/domain/errors";
import type { Locale } from "@/lib/domain/localized";
import en from "@/messages/en.json";
import ru from "@/messages/ru.json";

/** Gives the sentence behind a key, with its figures filled in (ICU message syntax). */
export type Translate = (key: string, values?: Record<string, string | number | Date>) => string;

const FILES: Record<Locale, Record<string, unknown>> = { en, ru };
const translators = new Map<Locale, Translate>();

/** The translator of a language, made once: parsed messages stay in its cache. */
export function translatorOf(locale: Locale): Translate {
  let translate = translators.get(locale);
  if (!translate) {
    const made = createTranslator({ locale, messages: FILES[locale] as never, timeZone: "UTC" });
    translate = (key, values) => made(key as never, values as never);
    translators.set(locale, translate);
  }
  return translate;
}

/** The sentence for a problem. */
export function explain(t: Translate, problem: Problem): string {
  return t(`errors.${problem.code}`, problem.params);
}
