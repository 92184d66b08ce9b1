import type { TableShape } from "@/lib/domain/import/table";

const TOTALS =
  /^(grand )?(total|totals|sum|subtotal|count)( \(?\d+\)?)?\s*:?$|^(итого|всего)([\s:].*)?$|^(total|totaux|gesamt|summe|suma|totale)\s*:?$/i;
const NOTES = /^(notes?|sources?|footnotes?|примечани[ея]|источники?|\*+|quellen?|nota)\s*[:.]\s/i;

/** What is looked at of a record. */
interface Line {
  cells: string[];
  line: number;
}

/**
 * Records without the totals and notes that end a table: they are told by their first word, fill no more than half of the
 * columns, and no row comes after them. Where they begin is written into the shape.
 */
export function* withoutTotals<Record extends Line>(
  records: Iterable<Record>,
  columns: readonly string[],
  shape: TableShape,
): Generator<Record> {
  let waiting: Record[] = [];
  for (const record of records) {
    if (isTotal(record, columns.length)) waiting.push(record);
    else {
      yield* waiting;
      waiting = [];
      yield record;
    }
  }
  if (waiting[0]) shape.totalsFrom = waiting[0].line;
}

function isTotal({ cells }: Line, width: number): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const [first = ""] = filled;
  // Beside a total stand figures; a table of one or two columns has no room to tell.
  if (width < 3 || filled.length > width / 2) return false;
  if (NOTES.test(first)) return filled.length === 1;
  return TOTALS.test(first) && filled.slice(1).every((cell) => /^[\d\s.,%()–-]+$/.test(cell));
}
