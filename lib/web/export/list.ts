import type { Actor } from "@/lib/domain/actor";
import type { Day } from "@/lib/domain/dates";
import type { Column } from "./columns";

/** The two clocks; an export always sets both. */
export interface BothClocks {
  asOf: Day;
  knownAt: number;
}

/** A list that was opened: its columns, and its items page by page. */
export interface OpenedList<Item> {
  columns: readonly Column<Item>[];
  pages: AsyncIterable<readonly Item[]>;
}

/** A list that can be exported: as columns, and as the API shows its items. */
export interface ExportList<Filters, Item> {
  open: (actor: Actor, filters: Filters & BothClocks) => Promise<OpenedList<Item>>;
  present: (item: Item) => unknown;
}

type Given<Filters, Item> = { present: (item: Item) => unknown } & (
  | { open: ExportList<Filters, Item>["open"] }
  | {
      columns: readonly Column<Item>[];
      read: (actor: Actor, filters: Filters & BothClocks) => AsyncIterable<readonly Item[]>;
    }
);

/** States a list; one whose columns are always the same gives them beside what reads it. */
export function exportList<Filters, Item>(given: Given<Filters, Item>): ExportList<Filters, Item> {
  if ("open" in given) return given;
  const { columns, read, present } = given;
  return { present, open: async (actor, filters) => ({ columns, pages: read(actor, filters) }) };
}
