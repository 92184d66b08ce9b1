import type { Actor } from "@/lib/domain/actor";
import type { ImportMap } from "@/lib/domain/import";
import { readTable } from "@/lib/platform/tables/read-table";
import { UnreadableTable } from "@/lib/platform/tables/xlsx-table";
import { recallMap } from "@/lib/use-cases/import/queries";

/** How a file with the columns of this one was read the last time; null where none was, or where it cannot be read. */
export async function recallFor(actor: Actor, publication: string, content: Uint8Array): Promise<ImportMap | null> {
  const table = await readTable(content).catch((error: unknown) => {
    if (error instanceof UnreadableTable) return null;
    throw error;
  });
  return table && recallMap(actor, publication, table.columns);
}
