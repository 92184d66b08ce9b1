import type { z } from "zod";
import { type FieldProblems, Invalid } from "@/lib/domain/errors";
import { logEvidenceSchema } from "@/lib/domain/evidence";
import { instantOfDay } from "@/lib/web/captured-day";
import { formObject } from "@/lib/web/form-data";
import { fieldProblems } from "@/lib/web/issues";

/** The name under which drafts of this form are kept. */
export const LOG_FORM = "evidence.log";

type Entries = [string, string][];

/**
 * The form's texts with the rows dropped in which nothing was said, or that a button takes away ("drop links.1"), and the
 * rest numbered from 0; references trimmed to themselves.
 */
export function compactRows(entries: Entries): Entries {
  const dropped = entries.find(([name]) => name === "intent")?.[1].replace(/^drop /, "");
  const filled = new Map<string, number[]>();
  for (const [name, value] of entries) {
    const cell = cellOf(name);
    if (!cell || value.trim() === "" || cell.field === "whose" || `${cell.list}.${cell.row}` === dropped) continue;
    filled.set(cell.list, [...(filled.get(cell.list) ?? []), cell.row]);
  }
  const orderOf = new Map([...filled].map(([list, rows]) => [list, [...new Set(rows)].sort((a, b) => a - b)]));
  return entries.flatMap(([name, value]): Entries => {
    const cell = cellOf(name);
    if (!cell) return [[name, value]];
    const row = orderOf.get(cell.list)?.indexOf(cell.row) ?? -1;
    if (row < 0) return [];
    // A suggestion may have come with its title: the reference is its first word.
    const text = cell.field === "reference" ? (value.trim().split(/\s+/)[0] ?? "") : value;
    return [[`${cell.list}.${row}.${cell.field}`, text]];
  });
}

/** Row and field that a name of the form stands for; null for what is no row's. */
function cellOf(name: string): { list: string; row: number; field: string } | null {
  const [, list = "", row = "", field = ""] = /^(links|furtherSources)\.(\d{1,3})\.([\w.]+(?:\[\])?)$/.exec(name) ?? [];
  return list ? { list, row: Number(row), field } : null;
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
    capturedAt?: unknown;
    furtherSources?: unknown;
  };
  const text = (name: string) => given[name];
  const known = text("whose") !== "NEW";
  const captured = typeof given.capturedAt === "string" ? instantOfDay(given.capturedAt) : undefined;
  const further = Array.isArray(given.furtherSources) ? given.furtherSources : [];
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
        "reviewBy",
        "visibility",
        "duplicate",
        "request",
      ].map((name) => [name, text(name)]),
    ),
    ongoing: text("ongoing") === true,
    ...(hasLink && text("url") !== undefined && text("capture") === true ? { capture: true } : {}),
    links: Array.isArray(text("links")) ? text("links") : [],
    capturedAt: captured,
    ...sourceIn(given),
    furtherSources: further.length > 0 ? further.map(sourceIn) : undefined,
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
  if (problems.capturedAt?.code === "instant") problems.capturedAt = { code: "day" };
  if (!parsed.success || Object.keys(problems).length > 0) throw new Invalid(problems);
  return parsed.data;
}

/** The source that a part of the form names: one chosen, or one described. */
function sourceIn(given: { whose?: unknown; sourceId?: unknown; source?: unknown }) {
  return given.whose === "NEW" ? { source: given.source ?? {} } : { sourceId: given.sourceId };
}

/** A title in the language of the evidence where the interface speaks it, else as English. */
function titleIn(language: unknown, title: unknown): Record<string, unknown> {
  return language === "ru" ? { ru: title } : { en: title };
}
