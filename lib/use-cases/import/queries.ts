import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { type ImportMap, importMapSchema } from "@/lib/domain/import";
import { columnsKey } from "./columns-key";

/**
 * How a file with these columns was read the last time: into this publication, else into any. Null where none has been.
 * @throws Unauthenticated
 */
export async function recallMap(
  actor: Actor,
  publication: string,
  columns: readonly string[],
): Promise<ImportMap | null> {
  assertMaySee(actor);
  const runs = await database().importRun.findMany({
    where: { columnsKey: columnsKey(columns) },
    orderBy: { recordedAt: "desc" },
    take: 50,
    select: { map: true, publication: { select: { reference: true } } },
  });
  const same = runs.find((run) => run.publication.reference.toUpperCase() === publication.toUpperCase());
  const parsed = importMapSchema.safeParse((same ?? runs[0])?.map);
  return parsed.success ? parsed.data : null;
}
