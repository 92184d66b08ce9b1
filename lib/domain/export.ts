import type { Day } from "./dates";

/** The forms in which a list leaves Heed. */
export const EXPORT_FORMATS = ["csv", "xlsx", "json", "jsonl"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The media type of each form. */
export const EXPORT_MEDIA: Record<ExportFormat, string> = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
  jsonl: "application/jsonl",
};

/** What can stand in a cell; several values of one cell are joined by whoever writes it. */
export type Cell = string | number | boolean | null | readonly string[];

/** What an export shows: which list, how narrowed, and both clocks. It stands on every export, whatever its form. */
export interface ExportStatement {
  list: string;
  asOf: Day;
  /** ISO 8601 in UTC. */
  knownAt: string;
  filters: Readonly<Record<string, readonly string[]>>;
  exportedAt: string;
}

/**
 * What spreadsheets take for the beginning of a formula, in any of the widths in which East Asian keyboards write it, or
 * skip before they look for one. Apostrophes before it count as well, so that taking one off again gives back the text.
 */
const FORMULA = /^'*[\s\0]*[=+\-@＝＋－＠\t\r\n\0]/;

/** Whether a spreadsheet could read a text as a formula (or as something else than the text that it is). */
export function isFormulaLike(text: string): boolean {
  return FORMULA.test(text);
}

/**
 * A text as it can stand in a CSV cell: one that a spreadsheet could run gets an apostrophe before it, which spreadsheets
 * take for "this is text". NUL cannot stand in a text file and is left out.
 */
export function neutralised(text: string): string {
  const safe = isFormulaLike(text) ? `'${text}` : text;
  return safe.replaceAll("\0", "");
}

/** The text that `neutralised` was given: what is read back from an export is what stood in the record. */
export function withoutNeutralising(text: string): string {
  return text.startsWith("'") && isFormulaLike(text.slice(1)) ? text.slice(1) : text;
}

/** An export's filters in one line, as an address would hold them. */
export function filtersText(filters: ExportStatement["filters"]): string {
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(filters)) for (const value of values) params.append(name, value);
  return params.toString();
}

/** A file's name that says which list it is and at which clocks. */
export function exportName({ list, asOf, knownAt }: ExportStatement, format: ExportFormat): string {
  return `heed-${list}_as-of-${asOf}_known-at-${knownAt.slice(0, 19).replaceAll(":", "")}Z.${format}`;
}

/** The form that a request wants by its Accept header: the first that it names of ours, else JSON. */
export function formatFromAccept(accept: string | null): ExportFormat {
  const named = (accept ?? "")
    .toLowerCase()
    .split(",")
    .map((each) => each.split(";")[0]?.trim() ?? "");
  const also: Record<string, ExportFormat> = { "application/x-ndjson": "jsonl", "application/x-jsonlines": "jsonl" };
  for (const media of named) {
    const found = EXPORT_FORMATS.find((format) => EXPORT_MEDIA[format] === media) ?? also[media];
    if (found) return found;
  }
  return "json";
}
