import type { Locale } from "@/lib/domain/localized";

/** A language's name in the reader's language; the code itself where it is not known. */
export function languageName(code: string, locale: Locale): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The languages offered in forms, by name in the reader's language: those of the region and its neighbours first of all. */
export function languageChoices(locale: Locale, also?: string): { value: string; label: string }[] {
  const known = also && !LANGUAGES.includes(also) ? [...LANGUAGES, also] : LANGUAGES;
  const choices = known.map((value) => ({ value, label: capital(languageName(value, locale)) }));
  return [...choices.slice(0, 2), ...choices.slice(2).sort((a, b) => a.label.localeCompare(b.label, locale))];
}

/** A size in bytes as people say it. */
export function showSize(bytes: number, locale: Locale): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = Math.min(3, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const digits = step === 0 || bytes / 1000 ** step >= 100 ? 0 : 1;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[step] ?? "byte",
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: digits,
  }).format(bytes / 1000 ** step);
}

const LANGUAGES = [
  "en",
  "ru",
  "ar",
  "az",
  "be",
  "zh",
  "fr",
  "de",
  "hi",
  "hy",
  "kk",
  "ky",
  "fa",
  "ko",
  "pl",
  "sr",
  "es",
  "tg",
  "tr",
  "tk",
  "uk",
  "ur",
  "uz",
];

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
