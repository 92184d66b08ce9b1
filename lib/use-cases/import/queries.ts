import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import type { ImportKind } from "@/lib/domain/import/import";
import { columnsKey } from "./columns-key";

/**
 * How a file of a kind with these columns was read the last time: into this publication, else into any, as the map that was
 * kept then. Null where none has been.
 * @throws Unauthenticated
 */
export async function recallMap(
  actor: Actor,
  publication: string,
  columns: readonly string[],
  kind: ImportKind = "RECOMMENDATIONS",
): Promise<unknown> {
  assertMaySee(actor);
  const runs = await database().importRun.findMany({
    where: { columnsKey: columnsKey(columns), kind },
    orderBy: { recordedAt: "desc" },
    take: 50,
    select: { map: true, publication: { select: { reference: true } } },
  });
  const same = runs.find((run) => run.publication.reference.toUpperCase() === publication.toUpperCase());
  return (same ?? runs[0])?.map ?? null;
}

/** The reference of the publication that a recommendation belongs to. @throws NotFound, Unauthenticated */
export async function findPublicationOf(actor: Actor, recommendation: string): Promise<string> {
  assertMaySee(actor);
  const found = await database().recommendation.findFirst({
    where: { reference: { equals: recommendation, mode: "insensitive" } },
    select: { publication: { select: { reference: true } } },
  });
  if (!found) throw new NotFound();
  return found.publication.reference;
}
