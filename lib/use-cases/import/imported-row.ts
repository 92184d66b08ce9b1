import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { type Cell, textOf } from "@/lib/domain/import/table";

/** A recommendation's row as the last file that changed it had it, word for word. */
export interface ImportedRow {
  fileName: string;
  recordedAt: Date;
  cells: { column: string; text: string }[];
}

/** The row that a recommendation came from; null where it was not imported. @throws Unauthenticated */
export async function findImportedRow(actor: Actor, recommendationId: string): Promise<ImportedRow | null> {
  assertMaySee(actor);
  const row = await database().importRow.findFirst({
    where: { recommendationId },
    orderBy: { recordedAt: "desc" },
    select: { cells: true, recordedAt: true, run: { select: { fileName: true } } },
  });
  if (!row) return null;
  const cells = Object.entries(row.cells as Record<string, Cell>).map(([column, cell]) => ({
    column,
    text: textOf(cell),
  }));
  return { fileName: row.run.fileName, recordedAt: row.recordedAt, cells };
}
