import type { Cell, ExportStatement } from "@/lib/domain/export";

/** A column of a table: its name for programs and its heading for people. */
export interface TableColumn {
  name: string;
  heading: string;
  /** Whole days and instants become dates where the form has any. */
  type?: "day" | "instant";
  /** About how many characters wide. */
  width?: number;
}

/** Rows page by page, with what they are and what they state. */
export interface Table {
  statement: ExportStatement;
  columns: readonly TableColumn[];
  pages: AsyncIterable<readonly (readonly Cell[])[]>;
}
