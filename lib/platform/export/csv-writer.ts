import { type Cell, filtersText, neutralised } from "@/lib/domain/export";
import type { Table } from "./table";

/**
 * A table as CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need for anything but English. The first
 * line names the columns, every further one is a row: the clocks and the filters stand in columns of their own at the end,
 * so that the file stays a table which any program reads and which can be imported again (docs/decisions/0016).
 */
export async function* writeCsv({ statement, columns, pages }: Table): AsyncGenerator<string> {
  const stated = [statement.asOf, statement.knownAt, filtersText(statement.filters)].map(cellText).join(",");
  const names = [...columns.map((column) => column.name), "export.asOf", "export.knownAt", "export.filters"];
  yield `\uFEFF${names.map(cellText).join(",")}\r\n`;
  for await (const rows of pages) {
    if (rows.length > 0) yield rows.map((row) => `${row.map(cellText).join(",")},${stated}\r\n`).join("");
  }
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  const text = neutralised(typeof cell === "string" ? cell : cell.join("; "));
  // Semicolons and tabs too: a spreadsheet may take them for the end of a cell, and what follows for a formula.
  return /[",;\t\r\n']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
