import { keepClocks } from "@/components/clocks/keep";
import type { Cell } from "./status-squares";

/** The list of exactly the recommendations of a cell, where they are named; else the list that comes closest. */
export function rowsOf(cell: Cell, closest: string): string {
  if (cell.references.length === 0) return keepClocks(closest);
  return keepClocks(
    `/recommendations?${new URLSearchParams(cell.references.map((reference) => ["reference", reference]))}`,
  );
}
