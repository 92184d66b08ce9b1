import type { Day } from "../dates";
import type { Locale, Localized } from "../localized";
import { LEVELS, PRIORITIES } from "../recommendation";
import { cut, dateOf, excerpt, nameOf, shorten, split, webAddress } from "./cells";
import type { DateOrder } from "./date";
import type { ColumnReading, ImportField, ImportMap, MappedEvidence, MappedRow, RowProblem } from "./import";
import { type Cell, textOf } from "./table";

const MOST = { title: 300, summary: 3000, section: 200, name: 200, key: 200, url: 2000 };

/** What rows of one file are mapped with. */
export interface RowMapping {
  readings: readonly ColumnReading[];
  map: ImportMap;
  order: DateOrder | null;
  /** The language of texts whose column names none. */
  language: Locale;
  /** The installation's day: what is dated later has not happened. */
  today: Day;
}

/** A row's content, the identifier that it bears (null: none), and what is wrong or worth saying. */
export interface MappingResult {
  identifier: string | null;
  content: MappedRow;
  /** Filled cells by column, as read. */
  cells: Record<string, Cell>;
  refusals: RowProblem[];
  warnings: RowProblem[];
}

/** Reads one row as a recommendation. Nothing is thrown: what does not go is said. */
export function mapRow(cells: readonly Cell[], mapping: RowMapping): MappingResult {
  const { readings, map } = mapping;
  const refusals: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  const found = (field: ImportField) =>
    readings.flatMap((reading, index) => (reading.field === field ? [{ reading, cell: cells[index] ?? "" }] : []));
  const first = (field: ImportField) => {
    const each = found(field).find(({ cell }) => textOf(cell) !== "");
    return each ? { text: textOf(each.cell), column: each.reading.name } : null;
  };
  const list = (field: ImportField, keepEmpty = false) =>
    found(field).flatMap(({ reading, cell }) =>
      split(cell, reading.separator, field === "evidence.url").flatMap((text) =>
        text === "" && !keepEmpty ? [] : [{ text, column: reading.name }],
      ),
    );

  const { title, summary } = texts(found, mapping, { refusals, warnings });
  const names = (field: "addressees" | "partners") => {
    const seen = new Map<string, string>();
    for (const { text, column } of list(field)) {
      const name = shorten(text.replace(/\s+/g, " "), MOST.name, column, warnings);
      if (!seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), name);
    }
    return [...seen.values()];
  };
  const addressees = names("addressees");
  const theme = first("theme");
  if (theme && theme.text.length > MOST.name)
    refusals.push({ column: theme.column, code: "tooLong", params: { max: MOST.name } });
  const section = first("section");
  const identifier = first("identifier");
  if (identifier && identifier.text.length > MOST.key) {
    refusals.push({ column: identifier.column, code: "tooLong", params: { max: MOST.key } });
  }
  const status = first("status");
  const response = first("response");
  const statusOn = first("statusOn");

  return {
    identifier: identifier?.text ?? null,
    content: {
      title,
      summary,
      theme: theme?.text.replace(/\s+/g, " ") ?? map.defaults.theme ?? null,
      addressees,
      partners: names("partners").filter(
        (name) => !addressees.some((each) => each.toLowerCase() === name.toLowerCase()),
      ),
      priority: priorityOf(first("priority"), mapping, { refusals, warnings }),
      levels: levelsOf(list("levels"), mapping, refusals),
      basis: map.defaults.basis,
      section: section ? shorten(section.text, MOST.section, section.column, warnings) : null,
      status: status?.text ?? null,
      response: response?.text ?? null,
      statusNote:
        found("statusNote")
          .map(({ cell }) => textOf(cell))
          .filter((text) => text !== "")
          .join("\n\n") || null,
      statusOn: statusOn ? dateOf(statusOn, mapping, refusals) : null,
      evidence: [...links(list, mapping, { refusals, warnings }), ...events(list, mapping, { refusals, warnings })],
    },
    cells: Object.fromEntries(
      readings.flatMap(({ name }, index) => (textOf(cells[index] ?? "") === "" ? [] : [[name, cells[index] ?? ""]])),
    ),
    refusals,
    warnings,
  };
}

interface Problems {
  refusals: RowProblem[];
  warnings: RowProblem[];
}
type Found = (field: ImportField) => { reading: ColumnReading; cell: Cell }[];
type List = (field: ImportField, keepEmpty?: boolean) => { text: string; column: string }[];

/** A long text stands whole in the summary, its beginning as the title; without a summary the title is what is recommended. */
function texts(
  found: Found,
  { language }: RowMapping,
  { refusals, warnings }: Problems,
): Pick<MappedRow, "title" | "summary"> {
  const title: Localized = {};
  const summary: Localized = {};
  const long: { language: Locale; column: string; text: string }[] = [];
  for (const { reading, cell } of found("title")) {
    const text = textOf(cell);
    const lang = reading.language ?? language;
    if (text === "" || title[lang]) continue;
    const line = text.replace(/\s+/g, " ");
    if (line.length > MOST.title) long.push({ language: lang, column: reading.name, text });
    title[lang] = cut(line, MOST.title);
  }
  for (const { reading, cell } of found("summary")) {
    const text = textOf(cell);
    const lang = reading.language ?? language;
    if (text === "") continue;
    const whole = [summary[lang], text].filter(Boolean).join("\n\n");
    summary[lang] = shorten(whole, MOST.summary, reading.name, warnings);
    title[lang] ??= cut(text.replace(/\s+/g, " "), MOST.title);
  }
  for (const { language: lang, column, text } of long) {
    const own = summary[lang];
    if (own?.startsWith(text)) continue;
    summary[lang] = shorten(own ? `${text}\n\n${own}` : text, MOST.summary, column, warnings);
  }
  if (!title.en && !title.ru) {
    const [column] = [...found("title"), ...found("summary")].map(({ reading }) => reading.name);
    refusals.push({ column: column ?? "", code: column === undefined ? "noTitleColumn" : "missing" });
  }
  if (Object.keys(summary).length === 0) return { title, summary: { ...title } };
  return { title, summary };
}

/** Links in the order given; what stands beside an address at the same place belongs to it. */
function links(list: List, mapping: RowMapping, { refusals, warnings }: Problems): MappedEvidence[] {
  const titles = list("evidence.title", true);
  const dates = list("evidence.date", true);
  const seen = new Set<string>();
  return list("evidence.url", true).flatMap(({ text, column }, place) => {
    const title = titles[place]?.text.replace(/\s+/g, " ") ?? "";
    if (text === "") {
      if (title !== "") warnings.push({ column, code: "linkWithoutAddress", params: { value: excerpt(title) } });
      return [];
    }
    const url = webAddress(text);
    if (url === null) {
      warnings.push({ column, code: "notAddress", params: { value: excerpt(text) } });
      return [];
    }
    if (seen.has(url)) return [];
    seen.add(url);
    const date = dates[place];
    const publishedOn = date && date.text !== "" ? dateOf(date, mapping, refusals) : null;
    return [{ url, title: cut(title || nameOf(url), MOST.title), ...(publishedOn ? { publishedOn } : {}) }];
  });
}

/** What is announced for later is no evidence yet. */
function events(list: List, mapping: RowMapping, { refusals, warnings }: Problems): MappedEvidence[] {
  const starts = list("event.from", true);
  const ends = list("event.to", true);
  const seen = new Set<string>();
  return list("event.title", true).flatMap(({ text, column }, place) => {
    if (text === "") return [];
    const ahead: RowProblem[] = [];
    const dated = (each: { text: string; column: string } | undefined) => {
      if (!each || each.text === "") return null;
      const problems: RowProblem[] = [];
      const date = dateOf(each, mapping, problems);
      for (const problem of problems) (problem.code === "dateAhead" ? ahead : refusals).push(problem);
      return date;
    };
    const [from, to] = [dated(starts[place]), dated(ends[place])];
    const same = `${text} ${from} ${to}`;
    if (seen.has(same)) return [];
    seen.add(same);
    if (ahead.length > 0) {
      warnings.push({ column, code: "eventAhead", params: { value: excerpt(text) } });
      return [];
    }
    return [
      {
        url: null,
        title: cut(text.replace(/\s+/g, " "), MOST.title),
        ...(from ? { eventFrom: from } : {}),
        ...(to ? { eventTo: to } : {}),
      },
    ];
  });
}

const PRIORITY_WORDS: readonly RegExp[] = [
  /^(p?1|high|critical|urgent|высок\S*|критич\S*|первоочередн\S*)$/iu,
  /^(p?2|medium|normal|moderate|средн\S*|обычн\S*)$/iu,
  /^(p?3|low|низк\S*)$/iu,
];

function priorityOf(
  given: { text: string; column: string } | null,
  { map, readings }: RowMapping,
  problems: Problems,
): MappedRow["priority"] {
  if (!given) return map.defaults.priority ?? null;
  const place = PRIORITY_WORDS.findIndex((words) => words.test(given.text));
  if (place >= 0) return PRIORITIES[place] ?? null;
  const byHand = readings.some(({ name, by }) => name === given.column && by === "HAND");
  problems[byHand ? "refusals" : "warnings"].push({
    column: given.column,
    code: "notPriority",
    params: { value: excerpt(given.text) },
  });
  return map.defaults.priority ?? null;
}

function levelsOf(
  given: { text: string; column: string }[],
  { map }: RowMapping,
  refusals: RowProblem[],
): MappedRow["levels"] {
  const levels = given.flatMap(({ text, column }) => {
    const level = LEVELS.find((each) => each === text.toUpperCase().replace(/[\s-]+/g, "_"));
    if (!level) refusals.push({ column, code: "notLevel", params: { value: excerpt(text) } });
    return level ?? [];
  });
  return levels.length > 0 ? [...new Set(levels)] : map.defaults.levels;
}
