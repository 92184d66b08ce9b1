import { z } from "zod";

/** Somebody's name in CSL-JSON: in parts, or as it is. */
export type CslName = {
  family?: string;
  given?: string;
  literal?: string;
  suffix?: string;
  "non-dropping-particle"?: string;
  "dropping-particle"?: string;
};

/** A date in CSL-JSON: one or two days, each as precise as it is known, or words. */
export type CslDate = {
  "date-parts"?: (string | number)[][];
  literal?: string;
  raw?: string;
};

const text = z.union([z.string().max(20_000), z.number()]).transform(String);
const name = z.looseObject({
  family: z.string().max(500).optional(),
  given: z.string().max(500).optional(),
  literal: z.string().max(500).optional(),
});
const date = z.looseObject({
  "date-parts": z
    .array(z.array(z.union([z.string().max(20), z.number()])).max(3))
    .max(2)
    .optional(),
  literal: z.string().max(200).optional(),
  raw: z.string().max(200).optional(),
});

/** One reference in CSL-JSON (schema 1.0.2): what the styles read is checked, the rest kept as it is. */
export const cslSchema = z.looseObject({
  id: text.pipe(z.string().trim().min(1).max(200)),
  type: z.string().max(40).default("document"),
  title: text.optional(),
  "container-title": text.optional(),
  "collection-title": text.optional(),
  publisher: text.optional(),
  "publisher-place": text.optional(),
  genre: text.optional(),
  edition: text.optional(),
  volume: text.optional(),
  issue: text.optional(),
  number: text.optional(),
  page: text.optional(),
  "number-of-pages": text.optional(),
  DOI: text.optional(),
  URL: text.optional(),
  ISBN: text.optional(),
  ISSN: text.optional(),
  language: text.optional(),
  note: text.optional(),
  author: z.array(name).max(500).optional(),
  editor: z.array(name).max(500).optional(),
  issued: date.optional(),
  accessed: date.optional(),
  custom: z.record(z.string(), z.unknown()).optional(),
});
export type CslItem = z.output<typeof cslSchema>;

/** The forms in which references come and go. */
export const REFERENCE_FORMATS = ["bibtex", "ris", "csl"] as const;
export type ReferenceFormat = (typeof REFERENCE_FORMATS)[number];

/** The styles of a bibliography. */
export const REFERENCE_STYLES = ["apa", "chicago", "gost"] as const;
export type ReferenceStyle = (typeof REFERENCE_STYLES)[number];

/** The words of a file that a reference came out of, kept with it so that it goes back as it was. */
export interface ReferenceOrigin {
  format: "bibtex" | "ris";
  text: string;
}

/** A reference's words as they came, where they are kept. */
export function originOf(item: CslItem): ReferenceOrigin | null {
  const kept = item.custom?.origin as Partial<ReferenceOrigin> | undefined;
  return kept && (kept.format === "bibtex" || kept.format === "ris") && typeof kept.text === "string"
    ? { format: kept.format, text: kept.text }
    : null;
}

/** What a text is a bibliography in, by how it looks; null for none of them. */
export function referenceFormat(given: string): ReferenceFormat | null {
  const start = given.trimStart().charAt(0);
  if (start === "[" || start === "{") return "csl";
  if (/^TY {1,2}- ?\w/m.test(given)) return "ris";
  return /^[ \t]*@\s?\w+\s?[{(]/m.test(given) ? "bibtex" : null;
}

/** The year, month and day of a date, as far as they are known. */
export function dateParts(
  date: CslDate | undefined,
): { year: number; month: number | null; day: number | null } | null {
  const [year, month, day] = (date?.["date-parts"]?.[0] ?? []).map(Number);
  if (year === undefined || !Number.isInteger(year)) return null;
  const within = (value: number | undefined, most: number) =>
    value !== undefined && Number.isInteger(value) && value >= 1 && value <= most ? value : null;
  return { year, month: within(month, 12), day: within(month, 12) === null ? null : within(day, 31) };
}

/** A partial date (2019, 2019-05, 2019-05-01) as CSL-JSON has it. */
export function cslDate(day: string): CslDate {
  return { "date-parts": [day.split("-").map(Number)] };
}

/** Whether a reference is in Russian: as it says, else by its letters. It decides the words that a style adds. */
export function isRussian({ language, title }: CslItem): boolean {
  if (language) return /^(ru|rus|russian)\b/i.test(language);
  return /[а-яё]/i.test(title ?? "");
}
