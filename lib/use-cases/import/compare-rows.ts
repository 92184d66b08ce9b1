import type { ImportReport, RowProblem } from "@/lib/domain/import/import";
import type { Keyed } from "@/lib/domain/import/row-scan";
import { digestOf } from "./known-rows";
import { noteEntry } from "./report";

/** Rows compared and written at once. */
const BATCH = 500;

/** Rows that are new, and rows that are not as the last file had them. */
export interface Compared<Content, Known> {
  created: { row: Keyed<Content>; digest: string }[];
  changed: { row: Keyed<Content>; digest: string; last: Known }[];
}

/**
 * Goes through rows, batch by batch, against what the last file said of each; names those that are gone.
 * @param referenceOf how a row of the last file is called here
 * @param flush writes a batch, or tells what it would do
 * @returns each row's digest by its key, for the chain
 */
export async function compareRows<Content extends object, Known extends { digest: string }>(
  rows: Iterable<Keyed<Content>>,
  known: ReadonlyMap<string, Known>,
  report: ImportReport,
  {
    refused,
    referenceOf,
    flush,
  }: {
    refused: ReadonlySet<number>;
    referenceOf: (known: Known) => string;
    flush: (batch: Compared<Content, Known>, done: number) => Promise<void>;
  },
): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  const met = new Set<string>();
  let batch: Compared<Content, Known> = { created: [], changed: [] };
  let done = 0;
  for (const row of rows) {
    done++;
    if (refused.has(row.row)) continue;
    const last = known.get(row.key);
    met.add(row.key);
    const digest = digestOf(row.content, row.cells);
    digests[row.key] = Buffer.from(digest, "hex").toString("base64url");
    if (last?.digest === digest) {
      report.unchanged++;
      noteEntry(report, {
        row,
        reference: referenceOf(last),
        outcome: "UNCHANGED",
        changed: [],
        warnings: row.warnings,
      });
    } else if (last) batch.changed.push({ row, digest, last });
    else batch.created.push({ row, digest });
    if (batch.created.length + batch.changed.length < BATCH) continue;
    await flush(batch, done);
    batch = { created: [], changed: [] };
  }
  await flush(batch, done);
  const gone: RowProblem[] = [{ column: "", code: "rowVanished" }];
  for (const [key, last] of known) {
    if (met.has(key) || report.refused > 0) continue;
    report.vanished++;
    const reference = referenceOf(last);
    noteEntry(report, { row: null, key, reference, outcome: "VANISHED", changed: [], warnings: gone });
  }
  return digests;
}
