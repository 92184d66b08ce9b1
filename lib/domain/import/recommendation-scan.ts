import type { Day } from "../dates";
import type { Locale } from "../localized";
import { type DateOrder, orderOf } from "./date";
import type { ColumnReading, ImportMap, RowProblem } from "./import";
import { readColumns } from "./recommendation-columns";
import { type MappingResult, mapRow, type RowMapping } from "./recommendation-row";
import { readStatuses, type StatusMeaning, type StatusReading } from "./status";
import { type Cell, type Table, textsOf } from "./table";

/** A row that was refused, with why. */
export interface RefusedRow {
  row: number;
  line: number;
  identifier: string | null;
  problems: RowProblem[];
}

/** What going through a table once gives: how it is read, what it names, and what does not go. */
export interface TableScan {
  mapping: RowMapping;
  rows: number;
  refused: RefusedRow[];
  furtherRefused: number;
  statuses: Map<string, StatusReading>;
  /** Names as written, by the same in small letters. */
  themes: Map<string, string>;
  parties: Map<string, string>;
  hasIdentifiers: boolean;
  /** Rows that name no theme. */
  withoutTheme: number;
  notes: RowProblem[];
}

/** A row with the key by which a later file is compared with this one. */
export interface KeyedRow extends MappingResult {
  row: number;
  line: number;
  key: string;
}

const SAMPLE = 500;
const MOST_REFUSALS = 10_000;

/** Goes through a table once, with nothing written and nothing known but the file. */
export function scanTable(table: Table, map: ImportMap, today: Day): TableScan {
  const sample: Cell[][] = [];
  for (const row of table.rows()) {
    if (!row.fault) sample.push(row.cells);
    if (sample.length === SAMPLE) break;
  }
  const readings = readColumns(table.columns, sample, map);
  const mapping: RowMapping = {
    readings,
    map,
    order: map.dates ?? dateOrder(table, readings),
    language: map.defaults.language ?? languageOf(sample, readings),
    today,
  };
  const scan: TableScan = {
    mapping,
    rows: 0,
    refused: [],
    furtherRefused: 0,
    statuses: new Map(),
    themes: new Map(),
    parties: new Map(),
    hasIdentifiers: readings.some(({ field }) => field === "identifier"),
    withoutTheme: 0,
    notes: unknownColumns(table, map),
  };
  const statuses = new Map<string, number>();
  const keys = new Map<string, number>();
  for (const row of table.rows()) {
    scan.rows++;
    const mapped = mapRow(row.cells, mapping);
    const problems: RowProblem[] = row.fault ? [row.fault] : [...mapped.refusals];
    if (!row.fault) {
      const { content, identifier } = mapped;
      for (const status of [content.status, content.response]) {
        if (status !== null) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
      if (content.theme === null) scan.withoutTheme++;
      else keep(scan.themes, content.theme);
      for (const name of [...content.addressees, ...content.partners]) keep(scan.parties, name);
      problems.push(...identifierProblems(identifier, row.number, keys, scan));
    }
    if (problems.length === 0) continue;
    if (scan.refused.length < MOST_REFUSALS) {
      scan.refused.push({ row: row.number, line: row.line, identifier: mapped.identifier, problems });
    } else scan.furtherRefused++;
  }
  scan.statuses = readStatuses(statuses, chosenStatuses(map));
  return scan;
}

/** The rows once more, each with its key; only for a table none of whose rows is refused. */
export function* keyedRows(table: Table, { mapping }: TableScan): Generator<KeyedRow> {
  const used = new Map<string, number>();
  for (const row of table.rows()) {
    const mapped = mapRow(row.cells, mapping);
    const derived = mapped.identifier === null;
    const { title } = mapped.content;
    const base = mapped.identifier ?? `~${(title.en ?? title.ru ?? "").toLowerCase().slice(0, 180)}`;
    const times = (used.get(base.toLowerCase()) ?? 0) + 1;
    used.set(base.toLowerCase(), times);
    if (derived && mapping.readings.some(({ field }) => field === "identifier")) {
      mapped.warnings.push({ column: identifierColumn(mapping), code: "identifierDerived" });
    }
    if (times > 1)
      mapped.warnings.push({
        column: identifierColumn(mapping),
        code: derived ? "sameText" : "identifierNumbered",
        params: { times },
      });
    yield { ...mapped, row: row.number, line: row.line, key: times === 1 ? base : `${base}#${times}` };
  }
}

function identifierProblems(
  identifier: string | null,
  row: number,
  keys: Map<string, number>,
  scan: TableScan,
): RowProblem[] {
  const { map } = scan.mapping;
  const column = identifierColumn(scan.mapping);
  if (identifier === null)
    return scan.hasIdentifiers && map.identifier.missing === "refuse" ? [{ column, code: "missing" }] : [];
  const earlier = keys.get(identifier.toLowerCase());
  if (earlier === undefined) {
    keys.set(identifier.toLowerCase(), row);
    return [];
  }
  return map.identifier.duplicate === "refuse"
    ? [{ column, code: "identifierTwice", params: { value: identifier, row: earlier } }]
    : [];
}

function identifierColumn({ readings }: RowMapping): string {
  return readings.find(({ field }) => field === "identifier")?.name ?? "";
}

function unknownColumns(table: Table, map: ImportMap): RowProblem[] {
  return Object.keys(map.columns)
    .filter((name) => !table.columns.includes(name))
    .map((column) => ({ column, code: "columnNotThere" }));
}

/** The meanings that a map chose, by the status as written. */
export function chosenStatuses(map: Pick<ImportMap, "statuses">): Record<string, StatusMeaning> {
  return Object.fromEntries(
    Object.entries(map.statuses).map(([value, choice]): [string, StatusMeaning] => {
      if ("response" in choice)
        return [value, { axis: "RESPONSE", value: choice.response, lossy: choice.lossy ?? false }];
      if ("implementation" in choice) {
        return [value, { axis: "IMPLEMENTATION", value: choice.implementation, lossy: choice.lossy ?? false }];
      }
      return [value, { axis: "NONE", lossy: true }];
    }),
  );
}

const DATE_FIELDS = ["statusOn", "evidence.date", "event.from", "event.to"];

function dateOrder(table: Table, readings: readonly ColumnReading[]): DateOrder | null {
  const places = readings.flatMap(({ field }, index) => (field && DATE_FIELDS.includes(field) ? [index] : []));
  if (places.length === 0) return null;
  function* texts() {
    for (const row of table.rows()) for (const place of places) yield* textsOf(row.cells[place] ?? "");
  }
  return orderOf(texts());
}

/** Russian where most letters of what is recommended are Cyrillic; anything else stands under English. */
function languageOf(sample: readonly (readonly Cell[])[], readings: readonly ColumnReading[]): Locale {
  let [cyrillic, letters] = [0, 0];
  readings.forEach(({ field }, index) => {
    if (field !== "title" && field !== "summary") return;
    for (const cells of sample) {
      const text = textsOf(cells[index] ?? "").join(" ");
      cyrillic += text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
      letters += text.match(/\p{L}/gu)?.length ?? 0;
    }
  });
  return cyrillic * 2 > letters ? "ru" : "en";
}

function keep(names: Map<string, string>, name: string): void {
  const small = name.toLowerCase();
  if (!names.has(small)) names.set(small, name);
}
