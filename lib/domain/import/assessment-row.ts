import type { Day } from "../dates";
import type { AssessmentField, AssessmentMap, MappedAssessment } from "./assessment-map";
import { dateOf } from "./cells";
import type { DateOrder } from "./date";
import type { ColumnReading, RowProblem } from "./import";
import { cellsOf } from "./row-cells";
import { filledCells, type Mapped } from "./row-scan";
import type { Cell } from "./table";

const MOST = { status: 300, name: 200, note: 4000, key: 200 };

/** What rows of one file are read with. */
export interface AssessmentMapping {
  readings: readonly ColumnReading<AssessmentField>[];
  order: DateOrder | null;
  today: Day;
  /** The day of rows that bear none. */
  saidOn?: string | undefined;
  undated: AssessmentMap["undated"];
}

/** Reads one row as what somebody elsewhere said. Nothing is thrown: what does not go is said. */
export function mapAssessmentRow(cells: readonly Cell[], mapping: AssessmentMapping): Mapped<MappedAssessment> {
  const { readings } = mapping;
  const refusals: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  const row = cellsOf(readings, cells);
  const needed = (field: "recommendation" | "status", lacking: string) => {
    const given = row.first(field);
    if (!given) refusals.push({ column: row.columnOf(field), code: row.columnOf(field) ? "missing" : lacking });
    return given?.text.replace(/\s+/g, " ") ?? "";
  };
  const tooLong = (field: "identifier" | "status", max: number) => {
    const given = row.first(field);
    if (given && given.text.length > max) refusals.push({ column: given.column, code: "tooLong", params: { max } });
  };
  tooLong("identifier", MOST.key);
  tooLong("status", MOST.status);
  const recommendation = needed("recommendation", "noReferenceColumn");
  const status = needed("status", "noStatusColumn");
  const given = row.first("saidOn");
  const saidOn = given ?? (mapping.saidOn ? { text: mapping.saidOn, column: "" } : null);
  const on = saidOn ? dateOf(saidOn, mapping, refusals) : null;
  if (!saidOn) {
    const column = row.columnOf("saidOn");
    if (mapping.undated === "refuse") refusals.push({ column, code: "undatedRefused", params: { value: status } });
    else warnings.push({ column, code: "undated", params: { value: status } });
  }
  return {
    identifier: row.first("identifier")?.text ?? null,
    content: {
      recommendation,
      status,
      saidOn: on,
      note: row.whole("note", MOST.note, warnings),
      assessor: row.whole("assessor", MOST.name, warnings),
      decider: row.whole("decider", MOST.name, warnings),
      party: row.first("party")?.text.replace(/\s+/g, " ") ?? null,
      evidence: row
        .list("evidence")
        // References have no commas; an address may hold one itself.
        .flatMap(({ text }) => text.split(/[;|\n]\s*|,\s*(?=https?:\/\/|E\d+\b)/i))
        .map((text) => text.trim())
        .filter((text, index, all) => text !== "" && all.indexOf(text) === index),
    },
    cells: filledCells(readings, cells),
    refusals,
    warnings,
  };
}

/** What stands for the identifier of an assessment: what it is about, whom, when, and by whom. */
export function assessmentKey({ recommendation, party, saidOn, assessor }: MappedAssessment): string {
  return [recommendation, party ?? "", saidOn ?? "", assessor ?? ""].join("|").toLowerCase();
}
