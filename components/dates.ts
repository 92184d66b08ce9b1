import type { Day, PartialDate } from "@/lib/domain/dates";

const MADE = new Map<string, Intl.DateTimeFormat>();

/** One formatter for each language and kind: making one is dear, using it is cheap. */
function formatter(locale: string, kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${kind}`;
  let made = MADE.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { timeZone: "UTC", ...options });
    MADE.set(key, made);
  }
  return made;
}

/** A day as people write it: 30 Sep 2026, 30 сент. 2026 г. */
export function formatDay(day: Day, locale: string): string {
  return clean(formatter(locale, "day", { day: "numeric", month: "short", year: "numeric" }).format(at(day)));
}

/** A date known to the year, month or day, no more exactly than it is known. */
export function formatPartial(text: PartialDate, locale: string): string {
  if (text.length === 4) return text;
  if (text.length === 7) {
    return clean(formatter(locale, "month", { month: "short", year: "numeric" }).format(at(`${text}-01`)));
  }
  return formatDay(text, locale);
}

/**
 * A day that may stand for a month or year, without claiming more than is known: the first of January shows as its year,
 * the first of another month as that month.
 */
export function formatRough(day: Day, locale: string): string {
  if (day.endsWith("-01-01")) return day.slice(0, 4);
  return day.endsWith("-01") ? formatPartial(day.slice(0, 7), locale) : formatDay(day, locale);
}

/** The day of an instant, in UTC. */
export function formatInstant(instant: Date, locale: string): string {
  return formatDay(instant.toISOString().slice(0, 10), locale);
}

/** The day, hour and minute of an instant, in UTC. */
export function formatMinute(instant: Date, locale: string): string {
  return `${formatInstant(instant, locale)}, ${instant.toISOString().slice(11, 16)} UTC`;
}

/** An instant with its time, in a time zone: 8 Oct 2026, 09:00. */
export function formatMoment(instant: Date, locale: string, timeZone: string): string {
  const parts = formatter(locale, `moment ${timeZone}`, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });
  return parts.format(instant).replace(/\s?г\./, "");
}

/** A month in words: September 2026. */
export function formatMonth(month: string, locale: string): string {
  const text = formatter(locale, "long month", { month: "long", year: "numeric" }).format(at(`${month}-01`));
  return clean(text.charAt(0).toUpperCase() + text.slice(1));
}

/** The short name of a month, without its year: Sep, сент. */
export function formatShortMonth(month: string, locale: string): string {
  return formatter(locale, "short month", { month: "short" }).format(at(`${month}-01`));
}

/** When something happened, from first to last; a single date when both are the same or one is missing. */
export function formatSpan(from: PartialDate | null, to: PartialDate | null, locale: string): string {
  if (from && to && from !== to) return `${formatPartial(from, locale)} – ${formatPartial(to, locale)}`;
  const only = from ?? to;
  return only ? formatPartial(only, locale) : "";
}

function at(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Russian adds "г." to the year, which tables need not say; of English months September alone would have four letters. */
function clean(text: string): string {
  return text.replace(/\s?г\.$/, "").replace(/\bSept\b/, "Sep");
}
