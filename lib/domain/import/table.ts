/** The encodings that are told apart, by the names that TextDecoder knows. */
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1251", "windows-1252", "macintosh"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What a cell holds: a text, or the texts of what a record of JSON repeats. */
export type Cell = string | string[];

/** A row of a table, in the columns' order; `fault` says why it cannot be read. */
export interface TableRow {
  /** From 1, the heading not counted. */
  number: number;
  /** The line of the file on which it begins; of a workbook, the sheet's row; of JSON, the record's place. */
  line: number;
  cells: Cell[];
  fault: { code: "unclosedQuote" | "extraCells" | "unreadableSign" | "nullSign"; column: string } | null;
}

/** How a file was read, to be shown. */
export interface TableShape {
  format: "CSV" | "XLSX" | "JSON" | "JSON_LINES";
  encoding?: Encoding;
  byteOrderMark?: boolean;
  /** The encoding follows from the bytes themselves, not from the likeness of words. */
  certain?: boolean;
  delimiter?: string;
  quote?: string;
  lineEnds?: "CRLF" | "LF" | "CR" | "MIXED" | "NONE";
  sheet?: string;
  sheets?: string[];
  /** The line from which totals and notes below the table stand: no rows, known once all were gone through. */
  totalsFrom?: number;
  /** Where in the JSON the list of records stands. */
  records?: string;
}

/** A table that can be gone through as often as needed without keeping its rows. */
export interface Table {
  shape: TableShape;
  columns: string[];
  rows(): Iterable<TableRow>;
}

/** The texts of a cell, empty ones among them: what a record repeats stays side by side. */
export function textsOf(cell: Cell): string[] {
  return Array.isArray(cell) ? cell : [cell];
}

/** A cell as one text. */
export function textOf(cell: Cell): string {
  return Array.isArray(cell) ? cell.filter((text) => text !== "").join("; ") : cell;
}
