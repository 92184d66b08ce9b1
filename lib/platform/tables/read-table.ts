import { decodeHTMLStrict } from "entities";
import type { Cell, Encoding, Table, TableRow, TableShape } from "@/lib/domain/import/table";
import { type CsvDialect, detectDialect, type LineEnds, readCsv } from "./csv";
import { decode, detectEncoding } from "./detect-encoding";
import { findRecords, flatten } from "./json-table";
import { withoutTotals } from "./totals";
import { readXlsx, UnreadableTable } from "./xlsx-table";

/** What is known of a file better than it can be detected. */
export interface ReadingChoices {
  encoding?: Encoding;
  delimiter?: string;
  sheet?: string;
  records?: string;
  /** Whether `&amp;` and the like are read as the signs that they stand for. */
  entities?: "decode" | "keep";
}

/**
 * Reads CSV, XLSX, JSON or JSON Lines, by what the bytes are and not by the file's name.
 * @throws UnreadableTable
 */
export async function readTable(bytes: Uint8Array, choices: ReadingChoices = {}): Promise<Table> {
  if (bytes.length === 0) throw new UnreadableTable("empty");
  const clean = choices.entities === "keep" ? tidy : (text: string) => tidy(decodeEntities(text));
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return fromXlsx(bytes, choices, clean);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    throw new UnreadableTable("notSpreadsheet", "the old .xls");
  }
  const detected = detectEncoding(bytes);
  const encoding = choices.encoding ?? detected.encoding;
  const text = decode(bytes.subarray(choices.encoding ? 0 : detected.mark), encoding);
  const read = { encoding, byteOrderMark: detected.mark > 0, certain: choices.encoding ? true : detected.certain };
  const first = text.trimStart()[0];
  if (first === "[" || first === "{") {
    const table = fromJson(text, choices, clean);
    if (table) return { ...table, shape: { ...table.shape, ...read } };
  }
  const table = fromCsv(text, choices, clean);
  Object.assign(table.shape, read);
  return table;
}

function fromJson(text: string, choices: ReadingChoices, clean: (text: string) => string): Table | null {
  let found: ReturnType<typeof findRecords>;
  try {
    found = findRecords(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, choices.records);
  } catch (error) {
    throw new UnreadableTable("notJson", error instanceof Error ? error.message : String(error));
  }
  if (found.records.length === 0) throw new UnreadableTable("noRows");
  const columns: string[] = [];
  const known = new Set<string>();
  for (const record of found.records) {
    for (const path of flatten(record).keys()) {
      if (known.has(path)) continue;
      known.add(path);
      columns.push(path);
    }
  }
  function* rows(): Generator<TableRow> {
    let number = 0;
    for (const record of found.records) {
      number++;
      const cells = flatten(record);
      const inOrder = columns.map((column) => {
        const cell = cells.get(column) ?? "";
        return Array.isArray(cell) ? cell.map(clean) : clean(cell);
      });
      yield { number, line: number, cells: inOrder, fault: signFault(inOrder, columns) };
    }
  }
  return {
    shape: { format: found.lines ? "JSON_LINES" : "JSON", ...(found.path === "" ? {} : { records: found.path }) },
    columns,
    rows,
  };
}

async function fromXlsx(bytes: Uint8Array, choices: ReadingChoices, clean: (text: string) => string): Promise<Table> {
  const { sheet, sheets, rows: all } = await readXlsx(bytes, choices.sheet);
  const lines = all.map((cells, index) => ({ cells, line: index + 1, unclosed: false }));
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const head = headingOf(filled);
  if (head === -1) throw new UnreadableTable("noRows");
  const columns = named((filled[head]?.cells ?? []).map(clean));
  const shape: TableShape = { format: "XLSX", sheet, sheets };
  return { shape, columns, rows: () => asRows(withoutTotals(filled.slice(head + 1), columns, shape), columns, clean) };
}

function fromCsv(text: string, choices: ReadingChoices, clean: (text: string) => string): Table {
  if (looksBinary(text)) throw new UnreadableTable("binary");
  const detected = detectDialect(text);
  const dialect: CsvDialect = { delimiter: choices.delimiter ?? detected.delimiter, quote: detected.quote };
  const body = detected.skip > 0 ? text.slice(detected.skip) : text;
  const ends: LineEnds = { crlf: 0, lf: 0, cr: 0 };
  const head: { cells: string[] }[] = [];
  for (const record of readCsv(body, dialect)) {
    head.push(record);
    if (head.length === 20) break;
  }
  const skipped = headingOf(head);
  if (skipped === -1) throw new UnreadableTable("noRows");
  const columns = named((head[skipped]?.cells ?? []).map(clean));
  let seen = 0;
  for (const _ of readCsv(body.length > 2_000_000 ? body.slice(0, 2_000_000) : body, dialect, ends)) seen++;
  if (seen === 0) throw new UnreadableTable("noRows");
  function* records() {
    let index = 0;
    for (const record of readCsv(body, dialect)) {
      if (index++ > skipped && (record.unclosed || filledIn(record.cells) > 0)) yield record;
    }
  }
  const shape: TableShape = { format: "CSV", ...dialect, lineEnds: nameOf(ends) };
  return { shape, columns, rows: () => asRows(withoutTotals(records(), columns, shape), columns, clean) };
}

/** Binary files have signs at their beginning that no text has; a NUL here or there is a row's fault. */
function looksBinary(text: string): boolean {
  let odd = 0;
  const length = Math.min(text.length, 4_096);
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 27)) odd++;
  }
  return odd > 8 && odd > length * 0.02;
}

/** The first row that names columns: titles and notes above a table fill but a cell or two. */
function headingOf(rows: readonly { cells: readonly string[] }[]): number {
  const width = Math.max(0, ...rows.slice(0, 20).map(({ cells }) => filledIn(cells)));
  if (width === 0) return -1;
  return rows.findIndex(({ cells }) => filledIn(cells) >= Math.max(1, width * 0.5));
}

function filledIn(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== "").length;
}

/** Names that columns are told apart by: one that is empty gets its place, one that comes again a number. */
function named(heading: readonly string[]): string[] {
  const used = new Map<string, number>();
  const last = heading.findLastIndex((name) => name.trim() !== "");
  return heading.slice(0, last + 1).map((given, index) => {
    const name = given.trim().replace(/\s+/g, " ") || `#${index + 1}`;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

function* asRows(
  records: Iterable<{ cells: string[]; line: number; unclosed: boolean }>,
  columns: string[],
  clean: (text: string) => string,
): Generator<TableRow> {
  let number = 0;
  for (const { cells, line, unclosed } of records) {
    number++;
    const inOrder = columns.map((_, index) => clean(cells[index] ?? ""));
    const beyond = cells.findIndex((cell, index) => index >= columns.length && cell.trim() !== "");
    const fault: TableRow["fault"] = unclosed
      ? { code: "unclosedQuote", column: columns[Math.min(cells.length, columns.length) - 1] ?? "" }
      : beyond >= 0
        ? { code: "extraCells", column: `#${beyond + 1}` }
        : signFault(inOrder, columns);
    yield { number, line, cells: inOrder, fault };
  }
}

/** A sign that says that bytes were not what they were read as, or that no database takes. */
function signFault(cells: readonly Cell[], columns: readonly string[]): TableRow["fault"] {
  for (const [index, cell] of cells.entries()) {
    const text = Array.isArray(cell) ? cell.join("") : cell;
    const column = columns[index] ?? "";
    if (text.includes("\ufffd")) return { code: "unreadableSign", column };
    if (text.includes("\u0000")) return { code: "nullSign", column };
  }
  return null;
}

function nameOf({ crlf, lf, cr }: LineEnds): TableShape["lineEnds"] {
  const all = crlf + lf + cr;
  if (all === 0) return "NONE";
  if (crlf === all) return "CRLF";
  if (lf === all) return "LF";
  return cr === all ? "CR" : "MIXED";
}

function decodeEntities(text: string): string {
  return text.includes("&") && /&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,31});/i.test(text) ? decodeHTMLStrict(text) : text;
}

/** Line ends within a cell become LF; blanks around it and a mark of byte order in it go. */
function tidy(text: string): string {
  const trimmed = text.trim();
  return trimmed.includes("\r") ? trimmed.replace(/\r\n?/g, "\n") : trimmed;
}
