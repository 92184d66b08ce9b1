import { shorten, split } from "./cells";
import type { ColumnReading, RowProblem } from "./import";
import { type Cell, textOf, textsOf } from "./table";

/** A text with the column that it stands in. */
export interface Placed {
  text: string;
  column: string;
}

/** The cells of a row, asked for by what their columns are read as. */
export interface RowCells<Field extends string> {
  first(field: Field): Placed | null;
  /** The column's name; "" where none is read so. */
  columnOf(field: Field): string;
  /** The texts of all columns read so, one after the other, at most so long. */
  whole(field: Field, max: number, warnings: RowProblem[]): string | null;
  /** Several values of one cell; empty ones keep their places where a record of JSON repeats. */
  list(field: Field): Placed[];
}

/** Reads a row by fields. */
export function cellsOf<Field extends string>(
  readings: readonly ColumnReading<Field>[],
  cells: readonly Cell[],
): RowCells<Field> {
  const found = (field: Field) =>
    readings.flatMap((reading, index) => (reading.field === field ? [{ reading, cell: cells[index] ?? "" }] : []));
  return {
    first(field) {
      const each = found(field).find(({ cell }) => textOf(cell) !== "");
      return each ? { text: textOf(each.cell), column: each.reading.name } : null;
    },
    columnOf: (field) => readings.find((reading) => reading.field === field)?.name ?? "",
    whole(field, max, warnings) {
      const texts = found(field).filter(({ cell }) => textOf(cell) !== "");
      const [one] = texts;
      if (!one) return null;
      return shorten(texts.map(({ cell }) => textOf(cell)).join("\n\n"), max, one.reading.name, warnings);
    },
    list: (field) =>
      found(field).flatMap(({ reading, cell }) => {
        const texts = Array.isArray(cell) ? textsOf(cell) : split(cell, reading.separator, false);
        const kept = Array.isArray(cell) ? texts : texts.filter((text) => text !== "");
        return kept.map((text) => ({ text, column: reading.name }));
      }),
  };
}
