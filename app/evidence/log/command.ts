import type { z } from "zod";
import { type FieldProblems, Invalid } from "@/lib/domain/errors";
import { logEvidenceSchema } from "@/lib/domain/evidence";
import { formObject } from "@/lib/web/form-data";
import { fieldProblems } from "@/lib/web/issues";

/** The name under which drafts of this form are kept. */
export const LOG_FORM = "evidence.log";

type Entries = [string, string][];

/** The form's texts with the rows in which nothing was said dropped and the rest numbered from 0, references trimmed to themselves. */
export function compactRows(entries: Entries): Entries {
  const rows = [
    ...new Set(
      entries.flatMap(([name, value]) =>
        /^links\.\d+\.\w+$/.test(name) && value.trim() !== "" ? [Number(name.split(".")[1])] : [],
      ),
    ),
  ].sort((a, b) => a - b);
  return entries.flatMap(([name, value]): Entries => {
    const match = /^links\.(\d+)\.(\w+)$/.exec(name);
    if (!match) return [[name, value]];
    const row = rows.indexOf(Number(match[1]));
    // A suggestion may have come with its title: the reference is its first word.
    return row < 0
      ? []
      : [[`links.${row}.${match[2]}`, match[2] === "reference" ? (value.trim().split(/\s+/)[0] ?? "") : value]];
  });
}

/**
 * What the form says, as the command takes it.
 * @param files how many files came, or were kept from before
 * @throws Invalid with the code at each field
 */
export function readLogForm(entries: Entries, files: number): z.output<typeof logEvidenceSchema> {
  const given = formObject(entries) as Record<string, unknown> & {
    source?: unknown;
    title?: unknown;
    language?: unknown;
  };
  const text = (name: string) => given[name];
  const known = text("whose") !== "NEW";
  const hasLink = text("what") !== "NONE";
  const candidate = {
    type: text("type"),
    title: titleIn(given.language, given.title),
    url: hasLink ? text("url") : undefined,
    archiveUrl: hasLink ? text("archiveUrl") : undefined,
    ...Object.fromEntries(
      [
        "publishedOn",
        "eventFrom",
        "eventTo",
        "language",
        "quotation",
        "translation",
        "via",
        "citation",
        "visibility",
        "duplicate",
      ].map((name) => [name, text(name)]),
    ),
    ongoing: text("ongoing") === true,
    links: Array.isArray(text("links")) ? text("links") : [],
    ...(known ? { sourceId: text("sourceId") } : { source: given.source ?? {} }),
  };
  const parsed = logEvidenceSchema.safeParse(candidate, { reportInput: true });
  const problems: FieldProblems = parsed.success ? {} : fieldProblems(parsed.error);
  for (const path of ["title.en", "title.ru"]) {
    const problem = problems[path];
    if (!problem) continue;
    problems.title ??= problem;
    delete problems[path];
  }
  if (text("what") === "LINK" && text("url") === undefined) problems.url ??= { code: "required" };
  if (text("what") === "FILE" && files === 0) problems.file ??= { code: "required" };
  // Said at once, not only when everything else is right.
  if (known && text("sourceId") === undefined) problems.sourceId = { code: "oneSource" };
  if (!parsed.success || Object.keys(problems).length > 0) throw new Invalid(problems);
  return parsed.data;
}

/** A title in the language of the evidence where the interface speaks it, else as English. */
function titleIn(language: unknown, title: unknown): Record<string, unknown> {
  return language === "ru" ? { ru: title } : { en: title };
}
