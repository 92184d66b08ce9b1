import type { ColumnReading, ImportReport, RowOutcome, RowProblem } from "@/lib/domain/import/import";
import { keyedRows, type RefusedRow, type TableScan } from "@/lib/domain/import/recommendation-scan";
import type { StatusReading } from "@/lib/domain/import/status";
import type { Table } from "@/lib/domain/import/table";
import type { ImportInput } from "./import-input";
import type { ResolvedNames } from "./resolve-names";

/** So many entries are listed; beyond that they are counted, for a report is read by people and kept in memory. */
const MOST_ENTRIES = 20_000;

/** What a scan of a table found, whatever its rows are. */
export interface Scanned {
  mapping: { readings: readonly ColumnReading<string>[] };
  rows: number;
  refused: RefusedRow[];
  furtherRefused: number;
  statuses: ReadonlyMap<string, StatusReading>;
  hasIdentifiers: boolean;
  notes: RowProblem[];
}

/** A report of which nothing is known yet but the file. */
export function emptyReport(
  { file, table, dryRun }: Pick<ImportInput, "file" | "table" | "dryRun">,
  scan: Scanned,
  publication: { reference: string; created: boolean },
): ImportReport {
  return {
    file: { ...file, ...table.shape, columns: [...scan.mapping.readings] },
    publication: { reference: publication.reference, created: publication.created },
    dryRun,
    written: false,
    rows: scan.rows,
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: 0,
    warnings: 0,
    vanished: 0,
    evidence: { created: 0, linked: 0 },
    responses: 0,
    proposals: 0,
    themes: { created: [] },
    parties: { created: [] },
    statuses: [...scan.statuses.values()].map(({ value, count, meaning, chosen }) => ({
      value,
      count,
      axis: meaning.axis,
      mapped: meaning.axis === "NONE" ? null : meaning.value,
      lossy: meaning.lossy,
      chosen,
    })),
    notes: fileNotes(table, scan, publication.created),
    entries: [],
    furtherEntries: 0,
  };
}

/** Adds what is to be said of a row, if anything is. */
export function noteEntry(
  report: ImportReport,
  entry: {
    row: { row: number; line: number; identifier: string | null } | null;
    key?: string;
    reference: string | null;
    outcome: RowOutcome;
    changed: string[];
    warnings: RowProblem[];
  },
): void {
  const { row, reference, outcome, changed, warnings } = entry;
  report.warnings += warnings.length;
  if (warnings.length === 0 && outcome !== "UPDATED" && outcome !== "VANISHED") return;
  if (report.entries.length >= MOST_ENTRIES) {
    report.furtherEntries++;
    return;
  }
  report.entries.push({
    row: row?.row ?? null,
    line: row?.line ?? null,
    identifier: row ? row.identifier : (entry.key ?? null),
    reference,
    outcome,
    changed,
    refusals: [],
    warnings,
  });
}

/** Puts the refused rows in front: nothing is written because of them. */
export function countRefused(report: ImportReport, scan: Pick<Scanned, "refused" | "furtherRefused">): void {
  report.refused = scan.refused.length + scan.furtherRefused;
  report.furtherEntries += scan.furtherRefused;
  for (const { row, line, identifier, problems } of scan.refused) {
    report.entries.push({
      row,
      line,
      identifier,
      reference: null,
      outcome: "REFUSED",
      changed: [],
      refusals: problems,
      warnings: [],
    });
  }
}

/** Refuses the rows that name what nothing stands for. */
export function refuseNamed(table: Table, scan: TableScan, refused: ResolvedNames["refused"]): void {
  if (refused.size === 0) return;
  const before = new Map(scan.refused.map((each) => [each.row, each]));
  for (const { row, line, identifier, content } of keyedRows(table, scan)) {
    const problems = (["theme", "addressees", "partners"] as const).flatMap((field) => {
      const column = scan.mapping.readings.find((each) => each.field === field)?.name ?? "";
      return [content[field]].flat().flatMap((name) => {
        const code = name === null ? undefined : refused.get(name.toLowerCase());
        return code ? [{ column, code, params: { value: name ?? "" } }] : [];
      });
    });
    if (problems.length === 0) continue;
    const known = before.get(row);
    if (known) known.problems.push(...problems);
    else scan.refused.push({ row, line, identifier, problems });
  }
  scan.refused.sort((a, b) => a.row - b.row);
}

function fileNotes({ shape }: Table, scan: Scanned, created: boolean): RowProblem[] {
  const { readings } = scan.mapping;
  return [
    ...(created ? [{ column: "", code: "publicationCreated" }] : []),
    ...(shape.certain === false
      ? [{ column: "", code: "encodingGuessed", params: { encoding: shape.encoding ?? "" } }]
      : []),
    ...(shape.totalsFrom ? [{ column: "", code: "totalsLeftOut", params: { line: shape.totalsFrom } }] : []),
    ...(shape.lineEnds === "MIXED" ? [{ column: "", code: "mixedLineEnds" }] : []),
    ...(scan.hasIdentifiers ? [] : [{ column: "", code: "noIdentifierColumn" }]),
    ...readings.filter(({ field }) => field === null).map(({ name }) => ({ column: name, code: "columnKept" })),
    ...scan.notes,
  ];
}
