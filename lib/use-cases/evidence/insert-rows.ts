import { KEPT_PLAN } from "@/lib/db/kept-plan";
import type { Tx } from "@/lib/db/transaction";

type Row = Record<string, unknown>;

/** Rows by table; columns as the database names them, all of each table's (a missing one becomes null). */
export interface EvidenceRows {
  source?: Row[];
  source_revision?: Row[];
  evidence?: { id: string; version: number; current_revision_id: string; created_at: Date; created_by_id: string }[];
  evidence_revision?: Row[];
  evidence_source?: Row[];
  evidence_link?: Row[];
  link_grading?: Row[];
  stored_file?: Row[];
  evidence_file?: Row[];
  origin_membership?: Row[];
}

/**
 * Inserts the rows that one command on evidence writes in one round trip: foreign keys are checked at the statement's end.
 * @returns the numbers of new evidence
 */
export async function insertEvidenceRows(tx: Tx, rows: EvidenceRows): Promise<number[]> {
  const inserted = await tx.$queryRaw<{ number: number }[]>`${KEPT_PLAN}
    WITH given AS MATERIALIZED (SELECT ${JSON.stringify(rows)}::jsonb AS j),
    a AS (INSERT INTO source SELECT p.* FROM given, jsonb_populate_recordset(NULL::source, j->'source') p),
    b AS (INSERT INTO source_revision SELECT p.* FROM given, jsonb_populate_recordset(NULL::source_revision, j->'source_revision') p),
    c AS (INSERT INTO evidence (id, version, current_revision_id, created_at, created_by_id)
      SELECT p.id, p.version, p.current_revision_id, p.created_at, p.created_by_id
      FROM given, jsonb_populate_recordset(NULL::evidence, j->'evidence') p RETURNING number),
    d AS (INSERT INTO evidence_revision SELECT p.* FROM given, jsonb_populate_recordset(NULL::evidence_revision, j->'evidence_revision') p),
    e AS (INSERT INTO evidence_source SELECT p.* FROM given, jsonb_populate_recordset(NULL::evidence_source, j->'evidence_source') p),
    f AS (INSERT INTO evidence_link SELECT p.* FROM given, jsonb_populate_recordset(NULL::evidence_link, j->'evidence_link') p),
    g AS (INSERT INTO link_grading SELECT p.* FROM given, jsonb_populate_recordset(NULL::link_grading, j->'link_grading') p),
    h AS (INSERT INTO stored_file SELECT p.* FROM given, jsonb_populate_recordset(NULL::stored_file, j->'stored_file') p
      ON CONFLICT (sha256) DO NOTHING),
    i AS (INSERT INTO evidence_file SELECT p.* FROM given, jsonb_populate_recordset(NULL::evidence_file, j->'evidence_file') p),
    k AS (INSERT INTO origin_membership SELECT p.* FROM given, jsonb_populate_recordset(NULL::origin_membership, j->'origin_membership') p)
    SELECT number FROM c`;
  return inserted.map((row) => row.number);
}
