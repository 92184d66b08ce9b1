import type { Tx } from "@/lib/db/transaction";
import type { ColumnReading, ImportKind } from "@/lib/domain/import/import";
import { columnsKey } from "./columns-key";
import type { ImportInput } from "./import-input";
import type { Recording } from "./resolve-names";

/** Records that a file is being imported, and how its columns were read, so that the next one of the kind is read alike. */
export async function beginRun(
  tx: Tx,
  run: Recording & { id: string; publicationId: string; kind: ImportKind; rows: number },
  readings: readonly ColumnReading<string>[],
  { file, map }: Pick<ImportInput<object>, "file" | "map">,
): Promise<void> {
  await tx.importRun.create({
    data: {
      id: run.id,
      kind: run.kind,
      publicationId: run.publicationId,
      fileName: file.name,
      fileSha256: file.sha256,
      columnsKey: columnsKey(readings.map(({ name }) => name)),
      map: JSON.parse(JSON.stringify({ ...map, columns: chosenColumns(readings) })),
      counts: { rows: run.rows },
      recordedAt: run.at,
      recordedById: run.by,
    },
  });
}

function chosenColumns(readings: readonly ColumnReading<string>[]) {
  return Object.fromEntries(
    readings.map(({ name, field, separator, language }) => [
      name,
      field === null ? null : { field, separator, ...(language ? { language } : {}) },
    ]),
  );
}
