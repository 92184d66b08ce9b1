import type { Reader } from "@/lib/db/transaction";
import type { DossierRecord } from "@/lib/domain/dossier/record";
import { Conflict } from "@/lib/domain/errors";

/** A dossier comes in once, and takes no reference away from what is here. @throws Conflict (dossierKnown, dossierReferencesTaken) */
export async function assertNew(db: Reader, sha256: string, record: DossierRecord): Promise<void> {
  if (await db.dossierImport.findUnique({ where: { sha256 } })) throw new Conflict("dossierKnown");
  const taken = await takenReferences(db, record);
  if (taken.length > 0)
    throw new Conflict({ code: "dossierReferencesTaken", params: { references: taken.join(", ") } });
}

/** Up to five references of a dossier that are here already, or whose recommendation is under another one. */
export async function takenReferences(db: Reader, { recommendations }: DossierRecord): Promise<string[]> {
  const references = recommendations.map(({ reference }) => reference.toLowerCase());
  const ids = recommendations.map(({ id }) => id);
  const taken = await db.$queryRaw<{ reference: string }[]>`
    SELECT reference FROM recommendation WHERE lower(reference) = ANY(${references}::text[]) OR id = ANY(${ids}::uuid[])
    ORDER BY reference LIMIT 5`;
  return taken.map(({ reference }) => reference);
}
