import { type Localized, pick } from "@/lib/domain/localized";

/** A text in the reader's language, else in another, which is then marked for screen readers and hyphenation. */
export function LocalizedText({ value, locale }: { value: Localized; locale: string }) {
  const { text, lang } = pick(value, locale);
  return lang === locale ? text : <span lang={lang}>{text}</span>;
}
