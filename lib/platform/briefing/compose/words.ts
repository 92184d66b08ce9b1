import type { Day, PartialDate } from "@/lib/domain/dates";
import { type Locale, type Localized, pick } from "@/lib/domain/localized";
import type { PublicStatus } from "@/lib/domain/publishing";
import type { Run } from "../document";

/** Gives the sentence behind a key in the briefing's language. */
type Translate = (key: string, values?: Record<string, string | number | Date>) => string;

/** How a briefing says things in its language. */
export interface BriefingWords {
  t: Translate;
  language: Locale;
  /** Months are written out, as in a report. */
  day(day: Day): string;
  partial(date: PartialDate): string;
  /** A day that may stand for a month or year, without claiming more than is known. */
  rough(day: Day): string;
  /** With its minute, in UTC. */
  instant(at: string): string;
  /** A text in the briefing's language, or marked as being in another. */
  text(text: Localized): Run;
  status(status: PublicStatus): string;
  /** A language's name. */
  named(code: string): string;
}

/** The words of a language. */
export function briefingWords(t: Translate, language: Locale): BriefingWords {
  const locale = language === "en" ? "en-GB" : language;
  const days = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const months = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const clean = (text: string) => text.replace(/\s?г\.$/, "");
  const day = (given: Day) => clean(days.format(new Date(`${given}T00:00:00Z`)));
  const partial = (date: PartialDate) => {
    if (date.length === 4) return date;
    return date.length === 7 ? clean(months.format(new Date(`${date}-01T00:00:00Z`))) : day(date);
  };
  return {
    t,
    language,
    day,
    partial,
    rough: (date) =>
      partial(date.endsWith("-01-01") ? date.slice(0, 4) : date.endsWith("-01") ? date.slice(0, 7) : date),
    instant: (at) => `${day(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`,
    text: (given) => {
      const { text, lang } = pick(given, language);
      return lang === language ? { text } : { text, lang };
    },
    status: (status) => (status === "NOT_PUBLISHED" ? t("public.NOT_PUBLISHED") : t(`implementation.${status}`)),
    named: (code) => {
      try {
        return names.of(code) ?? code;
      } catch {
        return code;
      }
    },
  };
}

/** Runs with a separator between those that are there. */
export function joined(parts: readonly (Run | string | null | false | undefined)[], separator = " · "): Run[] {
  const runs = parts.flatMap((part): Run[] => {
    if (!part) return [];
    const run = typeof part === "string" ? { text: part } : part;
    return run.text === "" ? [] : [run];
  });
  return runs.flatMap((run, index) => (index === 0 ? [run] : [{ text: separator, soft: true }, run]));
}

/** Within a sentence: abbreviations keep their capitals. */
export function inSentence(word: string): string {
  return /^\p{Lu}\p{Lu}/u.test(word) ? word : word.charAt(0).toLowerCase() + word.slice(1);
}

/** The end of a reference, which tells recommendations of one publication apart: 10 of CSTO-10. */
export function shortOf(reference: string): string {
  return /([^-]{1,5})$/.exec(reference)?.[1] ?? reference.slice(-4);
}
