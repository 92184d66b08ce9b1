import type { Reader } from "@/lib/db/transaction";
import { referenceFrom } from "@/lib/domain/import/key";

/** A recommendation that rows can name. */
export interface NamedRecommendation {
  id: string;
  reference: string;
  /** The top-level recommendation that it belongs to: itself, or its parent. */
  rootId: string;
  retired: boolean;
}

/** Finds what a text names: a reference, the identifier of an earlier import, or a title that only one has. */
export type FindRecommendation = (text: string) => NamedRecommendation | null;

/**
 * All that the rows of a file may name: recommendations by reference wherever they stand, and those of one publication by
 * the identifiers and titles that it knows them by, too.
 */
export async function knownReferences(
  db: Reader,
  { id, reference: publication }: { id: string; reference: string },
): Promise<FindRecommendation> {
  const rows = await db.$queryRaw<(NamedRecommendation & { titles: string[] | null; own: boolean })[]>`
    SELECT r.id, r.reference, coalesce(r.parent_id, r.id) AS "rootId", v.retired, r.publication_id = ${id}::uuid AS own,
      CASE WHEN r.publication_id = ${id}::uuid THEN ARRAY(SELECT value FROM jsonb_each_text(v.title)) END AS titles
    FROM recommendation r JOIN recommendation_revision v ON v.id = r.current_revision_id`;
  const imported = await db.$queryRaw<{ key: string; id: string }[]>`
    SELECT DISTINCT key, recommendation_id AS id FROM import_row WHERE publication_id = ${id}::uuid`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = new Map<string, NamedRecommendation | null>();
  // Of two that bear one title neither is meant for sure.
  for (const row of rows)
    for (const title of row.titles ?? []) known.set(small(title), known.has(small(title)) ? null : row);
  for (const { key, id: named } of imported) known.set(small(key), byId.get(named) ?? null);
  for (const row of rows) known.set(small(row.reference), row);
  return (text) => {
    const found = known.get(small(text));
    if (found) return found;
    const prefixed = referenceFrom(publication, text.trim());
    const own = prefixed === null ? undefined : known.get(small(prefixed));
    return own ?? null;
  };
}

function small(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
