import type { Translate } from "@/components/translate";

/** The headings of a form's error summary, for client components, which take text and no translator. */
export function formWords(t: Translate): { one: string; many: string } {
  return { one: t("form.one"), many: t("form.many") };
}
