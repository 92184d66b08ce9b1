import type { Locale } from "@/lib/domain/localized";

/** A partial date as people write it: "30 Apr 2025", "Apr 2025", "2025". */
export function showDate(text: string, locale: Locale): string {
  const [year, month, day] = text.split("-").map(Number);
  if (year === undefined || month === undefined) return text;
  const date = new Date(Date.UTC(year, month - 1, day ?? 1));
  const form: Intl.DateTimeFormatOptions = {
    year: "numeric",
    month: "short",
    ...(day === undefined ? {} : { day: "numeric" }),
  };
  return dates(locale, JSON.stringify(form), form)
    .format(date)
    .replace(/\s*г\.$/, "")
    .replace("Sept", "Sep");
}

/** The day of an instant, in UTC. */
export function showInstant(at: Date, locale: Locale): string {
  return showDate(at.toISOString().slice(0, 10), locale);
}

/** An instant for a `time` element: its day, hour and minute in UTC. */
export function showMinute(at: Date, locale: Locale): string {
  return `${showInstant(at, locale)}, ${at.toISOString().slice(11, 16)} UTC`;
}

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

/** A hash shortened for people: its first and last digits. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}…${hash.slice(-4)}`;
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
const made = new Map<string, Intl.DateTimeFormat>();

/** Formatters are dear to make: once for each language and form. */
function dates(locale: Locale, key: string, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const at = `${locale} ${key}`;
  const found =
    made.get(at) ?? new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { ...form, timeZone: "UTC" });
  made.set(at, found);
  return found;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
