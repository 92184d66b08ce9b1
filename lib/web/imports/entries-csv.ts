import { neutralised } from "@/lib/domain/export";
import type { ImportReport } from "@/lib/domain/import/import";
import type { Translate } from "../translator";

/** The rows that are not plain as CSV that spreadsheets open: a line for each reason, what they could run as text. */
export function entriesAsCsv(report: ImportReport, t: Translate): string {
  const head = ["outcome", "row", "line", "identifier", "reference", "column", "code", "reason"];
  const lines = report.entries.flatMap(({ outcome, row, line, identifier, reference, changed, refusals, warnings }) => {
    const problems = [
      ...refusals,
      ...warnings,
      ...changed.map((column) => ({ column, code: "changed", params: undefined })),
    ];
    return problems.map(({ column, code, params }) => [
      outcome,
      row ?? "",
      line ?? "",
      identifier ?? "",
      reference ?? "",
      column,
      code,
      code === "changed" ? "" : t(`import.problem.${code}`, params ?? {}),
    ]);
  });
  return `\ufeff${[head, ...lines].map((cells) => cells.map(cellText).join(",")).join("\r\n")}\r\n`;
}

function cellText(cell: string | number): string {
  const text = typeof cell === "number" ? String(cell) : neutralised(cell);
  return /[",;\t\r\n']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
