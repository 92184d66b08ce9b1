import type { Actor } from "@/lib/domain/actor";
import { type AnyMap, MAP_SCHEMAS, type TableKind } from "@/lib/domain/import/kinds";
import { readTable } from "@/lib/platform/tables/read-table";
import { UnreadableTable } from "@/lib/platform/tables/xlsx-table";
import { recallMap } from "@/lib/use-cases/import/queries";

/** How a file with the columns of this one was read the last time; else, or where it cannot be read, as it is guessed. */
export async function recallFor(
  actor: Actor,
  publication: string,
  content: Uint8Array,
  kind: TableKind,
): Promise<AnyMap> {
  const table = await readTable(content).catch((error: unknown) => {
    if (error instanceof UnreadableTable) return null;
    throw error;
  });
  const recalled = MAP_SCHEMAS[kind].safeParse(table && (await recallMap(actor, publication, table.columns, kind)));
  return recalled.success ? recalled.data : MAP_SCHEMAS[kind].parse({});
}
