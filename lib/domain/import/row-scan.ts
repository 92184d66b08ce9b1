import { type DateOrder, orderOf } from "./date";
import type { ColumnReading, RowProblem, WordField } from "./import";
import type { RefusedRow } from "./recommendation-scan";
import { type Cell, type Table, textOf, textsOf } from "./table";

/** A word of a row's that stands for one of Heed's own: what was made of it. */
export interface WordRead {
  field: WordField;
  value: string;
  mapped: string | null;
  /** Said by the map, not guessed. */
  chosen: boolean;
}

/** A row's content, the identifier that it bears (null: none), and what is wrong or worth saying. */
export interface Mapped<Content> {
  identifier: string | null;
  content: Content;
  /** Filled cells by column, as read. */
  cells: Record<string, Cell>;
  refusals: RowProblem[];
  warnings: RowProblem[];
  words?: WordRead[];
}

/** A row with the key by which a later file is compared with this one. */
export interface Keyed<Content> extends Mapped<Content> {
  row: number;
  line: number;
  key: string;
}

/** How rows of one kind are read, and told apart. */
export interface RowKind<Content> {
  readings: readonly ColumnReading<string>[];
  identifier: { missing: "derive" | "refuse"; duplicate: "refuse" | "number" };
  map(cells: readonly Cell[]): Mapped<Content>;
  /** What stands for the identifier of a row that bears none. */
  derive(content: Content): string;
  /** What two rows with one identifier have in common where they are one thing said twice. */
  sameness?(content: Content): string;
}

/** What going through a table once gives. */
export interface RowScan {
  rows: number;
  refused: RefusedRow[];
  furtherRefused: number;
  hasIdentifiers: boolean;
}

/** The row in which an identifier was met first; no content, for a file may have a hundred thousand rows. */
type KeysMet = Map<string, { row: number; sameness: string | undefined }>;

const SAMPLE = 500;
const MOST_REFUSALS = 10_000;

/** The first rows that can be read. */
export function sampleOf(table: Table): Cell[][] {
  const sample: Cell[][] = [];
  for (const row of table.rows()) {
    if (!row.fault) sample.push(row.cells);
    if (sample.length === SAMPLE) break;
  }
  return sample;
}

/** The order of day and month that some columns give away. */
export function dateOrderOf(
  table: Table,
  readings: readonly ColumnReading<string>[],
  fields: readonly string[],
): DateOrder | null {
  const places = readings.flatMap(({ field }, index) => (field && fields.includes(field) ? [index] : []));
  if (places.length === 0) return null;
  function* texts() {
    for (const row of table.rows()) for (const place of places) yield* textsOf(row.cells[place] ?? "");
  }
  return orderOf(texts());
}

/** Goes through a table once, with nothing written: `look` sees each row that can be read and may say what is wrong with it. */
export function scanRows<Content>(
  table: Table,
  kind: RowKind<Content>,
  look: (mapped: Mapped<Content>) => RowProblem[],
): RowScan {
  const scan: RowScan = {
    rows: 0,
    refused: [],
    furtherRefused: 0,
    hasIdentifiers: kind.readings.some(({ field }) => field === "identifier"),
  };
  const keys: KeysMet = new Map();
  for (const row of table.rows()) {
    scan.rows++;
    const mapped = kind.map(row.cells);
    const problems: RowProblem[] = row.fault
      ? [row.fault]
      : [...mapped.refusals, ...look(mapped), ...identifierProblems(mapped, row.number, keys, kind, scan)];
    if (problems.length === 0) continue;
    if (scan.refused.length < MOST_REFUSALS) {
      scan.refused.push({ row: row.number, line: row.line, identifier: mapped.identifier, problems });
    } else scan.furtherRefused++;
  }
  return scan;
}

/** The rows once more, each with its key; refused ones among them. */
export function* keyRows<Content>(table: Table, kind: RowKind<Content>): Generator<Keyed<Content>> {
  const used = new Map<string, number>();
  const column = identifierColumn(kind.readings);
  for (const row of table.rows()) {
    const mapped = kind.map(row.cells);
    const derived = mapped.identifier === null;
    const base = mapped.identifier ?? `~${kind.derive(mapped.content).slice(0, 180)}`;
    const times = (used.get(base.toLowerCase()) ?? 0) + 1;
    used.set(base.toLowerCase(), times);
    if (derived && column !== "") mapped.warnings.push({ column, code: "identifierDerived" });
    if (times > 1 && !derived) mapped.warnings.push({ column, code: "identifierNumbered", params: { times } });
    yield { ...mapped, row: row.number, line: row.line, key: times === 1 ? base : `${base}#${times}` };
  }
}

/** Filled cells by column. */
export function filledCells(readings: readonly ColumnReading<string>[], cells: readonly Cell[]): Record<string, Cell> {
  return Object.fromEntries(
    readings.flatMap(({ name }, index) => (textOf(cells[index] ?? "") === "" ? [] : [[name, cells[index] ?? ""]])),
  );
}

/** Columns that a map names and a file does not have. */
export function columnsNotThere(table: Table, chosen: Readonly<Record<string, unknown>>): RowProblem[] {
  return Object.keys(chosen)
    .filter((name) => !table.columns.includes(name))
    .map((column) => ({ column, code: "columnNotThere" }));
}

function identifierProblems<Content>(
  { identifier, content }: Mapped<Content>,
  row: number,
  keys: KeysMet,
  kind: RowKind<Content>,
  scan: RowScan,
): RowProblem[] {
  const column = identifierColumn(kind.readings);
  if (identifier === null)
    return scan.hasIdentifiers && kind.identifier.missing === "refuse" ? [{ column, code: "missing" }] : [];
  const earlier = keys.get(identifier.toLowerCase());
  if (!earlier) {
    keys.set(identifier.toLowerCase(), { row, sameness: kind.sameness?.(content) });
    return [];
  }
  if (kind.identifier.duplicate === "number") return [];
  if (kind.sameness && kind.sameness(content) === earlier.sameness) return [];
  return [{ column, code: "identifierTwice", params: { value: identifier, row: earlier.row } }];
}

function identifierColumn(readings: readonly ColumnReading<string>[]): string {
  return readings.find(({ field }) => field === "identifier")?.name ?? "";
}
