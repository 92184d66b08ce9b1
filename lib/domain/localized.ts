import { z } from "zod";

/** The languages of the interface. Another one is added by its message file and a line here. */
export const LOCALES = ["en", "ru"] as const;
export type Locale = (typeof LOCALES)[number];

/** Text by language. At least one language is there. */
export type Localized = Partial<Record<Locale, string>>;

/** Whether a text names one of the interface's languages. */
export function isLocale(text: string | undefined | null): text is Locale {
  return LOCALES.includes(text as Locale);
}

/** The text in the wanted language, else in another; `lang` says which, so that the fallback can be marked. */
export function pick(text: Localized, wanted: string): { text: string; lang: Locale } {
  if (isLocale(wanted) && text[wanted]) return { text: text[wanted], lang: wanted };
  for (const lang of LOCALES) {
    const found = text[lang];
    if (found) return { text: found, lang };
  }
  return { text: "", lang: "en" };
}

/**
 * Schema of a text in one or more languages. A bare string stands for English; empty languages are dropped.
 * @param max the greatest length in characters, for each language
 */
export function localizedSchema(max: number) {
  return z.preprocess(
    withoutEmpty,
    languages(max).refine((text) => Boolean(text.en || text.ru), { message: "required" }),
  );
}

/** The same where the text may be missing in every language; nothing at all counts as that. */
export function optionalLocalizedSchema(max: number) {
  return z.preprocess((value) => withoutEmpty(value ?? {}), languages(max));
}

function languages(max: number) {
  const text = z.string().trim().max(max).optional();
  return z.strictObject({ en: text, ru: text });
}

function withoutEmpty(value: unknown): unknown {
  if (typeof value === "string") return value.trim() === "" ? {} : { en: value };
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text !== "string" || text.trim() !== ""));
}
