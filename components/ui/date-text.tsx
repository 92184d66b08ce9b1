import { formatInstant, formatMinute, formatPartial } from "@/components/dates";

/**
 * A date in the reader's language, with its machine-readable form. A text is a date known to the year, month or day; an
 * instant shows its day, with `time` also hour and minute in UTC.
 */
export function DateText({ value, locale, time = false }: { value: string | Date; locale: string; time?: boolean }) {
  if (typeof value === "string") return <time dateTime={value}>{formatPartial(value, locale)}</time>;
  const iso = value.toISOString();
  return (
    <time dateTime={iso} title={iso}>
      {time ? formatMinute(value, locale) : formatInstant(value, locale)}
    </time>
  );
}
