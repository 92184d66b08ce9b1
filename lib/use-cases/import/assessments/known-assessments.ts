import type { Reader } from "@/lib/db/transaction";
import type { Cell } from "@/lib/domain/import/table";

/** What the last file said of a row. */
export interface KnownAssessment {
  digest: string;
  reference: string;
  cells: Record<string, Cell>;
  fields: Record<string, string>;
  /** What was proposed because of it. */
  assessmentId: string | null;
}

/** The newest imported row of each key of a publication. */
export async function readKnownAssessments(db: Reader, publicationId: string): Promise<Map<string, KnownAssessment>> {
  const rows = await db.$queryRaw<(KnownAssessment & { key: string })[]>`
    SELECT DISTINCT ON (i.key) i.key, i.digest, i.cells, i.fields, i.assessment_id AS "assessmentId", r.reference
    FROM import_assessment_row i JOIN recommendation r ON r.id = i.recommendation_id
    WHERE i.publication_id = ${publicationId}::uuid ORDER BY i.key, i.recorded_at DESC`;
  return new Map(rows.map(({ key, ...row }) => [key, row]));
}
