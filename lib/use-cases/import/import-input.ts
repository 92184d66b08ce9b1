import type { Tx } from "@/lib/db/transaction";
import type { ImportMap, ImportReport } from "@/lib/domain/import/import";
import type { Table } from "@/lib/domain/import/table";
import type { NewPublication } from "./publication-place";

/** What an import takes: the file as a table, where it belongs, and how it is to be read. */
export interface ImportInput<Map = ImportMap> {
  table: Table;
  file: { name: string; sha256: string; bytes: number };
  map: Map;
  publication: string;
  /** Creates the publication where there is none of that reference. */
  create?: NewPublication;
  dryRun: boolean;
  /** Is told what was done, in the same transaction, before it is committed. */
  onWritten?: (tx: Tx, report: ImportReport) => Promise<void>;
  /** Is told how many rows are done; what it throws ends the import with nothing written. */
  onProgress?: (done: number, rows: number) => void | Promise<void>;
}
