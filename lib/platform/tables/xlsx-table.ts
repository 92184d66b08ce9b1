import { keepsZipLimits } from "./zip-limits";

/** A sheet of a workbook as rows of text, as wide as the widest. */
export interface XlsxSheet {
  sheet: string;
  sheets: string[];
  rows: string[][];
}

/** A file that cannot be read as what it seems to be; `code` is a key below `errors.import`. */
export class UnreadableTable extends Error {
  constructor(
    readonly code: "notSpreadsheet" | "tooLargeUnpacked" | "notJson" | "noRows" | "noSheet" | "empty" | "binary",
    readonly detail = "",
  ) {
    super(detail === "" ? code : `${code}: ${detail}`);
  }
}

/** A sheet in XML takes some ten times what it holds. */
const LIMITS = { bytes: 256 << 20, entries: 5_000 };

/**
 * Reads one sheet: the named one, else the one with most rows (a cover and a legend have few, and of one cell). Dates come as YYYY-MM-DD, with the time where there is one.
 * @throws UnreadableTable
 */
export async function readXlsx(bytes: Uint8Array, wanted?: string): Promise<XlsxSheet> {
  if (!(await keepsZipLimits(bytes, LIMITS))) throw new UnreadableTable("tooLargeUnpacked");
  const { default: readWorkbook } = await import("read-excel-file/node");
  const book = await readWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch(
    (error: unknown) => {
      throw new UnreadableTable("notSpreadsheet", error instanceof Error ? error.message : String(error));
    },
  );
  const found =
    wanted === undefined
      ? book.toSorted((a, b) => rowsIn(b.data) - rowsIn(a.data))[0]
      : book.find(({ sheet }) => sheet.toLowerCase() === wanted.toLowerCase());
  if (!found) throw new UnreadableTable("noSheet", wanted);
  return { sheet: found.sheet, sheets: book.map(({ sheet }) => sheet), rows: found.data.map((row) => row.map(textOf)) };
}

function rowsIn(data: readonly (readonly unknown[])[]): number {
  return data.filter((row) => row.filter((cell) => cell !== null && cell !== undefined && cell !== "").length > 1)
    .length;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) {
    const text = value.toISOString();
    return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text;
  }
  return String(value);
}
