import type { Reader } from "@/lib/db/transaction";
import type { Cell } from "@/lib/domain/import/table";

/** What the last file said of a row of evidence. */
export interface KnownEvidenceRow {
  digest: string;
  evidenceId: string;
  number: number;
}

/** A row of the last file as it came, and how its evidence stands now. */
export interface LastEvidenceRow {
  cells: Record<string, Cell>;
  fields: Record<string, string>;
  evidenceId: string;
  number: number;
  version: number;
  withdrawn: boolean;
}

/** The newest imported row of each key of a publication. */
export async function readKnownEvidence(db: Reader, publicationId: string): Promise<Map<string, KnownEvidenceRow>> {
  const rows = await db.$queryRaw<(KnownEvidenceRow & { key: string })[]>`
    SELECT DISTINCT ON (i.key) i.key, i.digest, i.evidence_id AS "evidenceId", e.number
    FROM import_evidence_row i JOIN evidence e ON e.id = i.evidence_id
    WHERE i.publication_id = ${publicationId}::uuid ORDER BY i.key, i.recorded_at DESC`;
  return new Map(rows.map(({ key, ...row }) => [key, row]));
}

/** Some rows as they came the last time. */
export async function readLastEvidence(
  db: Reader,
  publicationId: string,
  keys: readonly string[],
): Promise<Map<string, LastEvidenceRow>> {
  if (keys.length === 0) return new Map();
  const rows = await db.$queryRaw<(LastEvidenceRow & { key: string })[]>`
    SELECT DISTINCT ON (i.key) i.key, i.cells, i.fields, i.evidence_id AS "evidenceId", e.number, e.version,
      v.state = 'WITHDRAWN' AS withdrawn
    FROM import_evidence_row i JOIN evidence e ON e.id = i.evidence_id JOIN evidence_revision v ON v.id = e.current_revision_id
    WHERE i.publication_id = ${publicationId}::uuid AND i.key = ANY(${[...keys]}::text[]) ORDER BY i.key, i.recorded_at DESC`;
  return new Map(rows.map(({ key, ...row }) => [key, row]));
}

/** Evidence that stands, by what identifies its address: of several the oldest. */
export async function findByAddress(
  db: Reader,
  urlKeys: readonly string[],
): Promise<Map<string, { id: string; number: number }>> {
  if (urlKeys.length === 0) return new Map();
  const rows = await db.$queryRaw<{ key: string; id: string; number: number }[]>`
    SELECT DISTINCT ON (v.url_key) v.url_key AS key, e.id, e.number
    FROM evidence_revision v JOIN evidence e ON e.current_revision_id = v.id
    WHERE v.url_key = ANY(${[...urlKeys]}::text[]) AND v.state <> 'WITHDRAWN' ORDER BY v.url_key, e.number`;
  return new Map(rows.map(({ key, ...row }) => [key, row]));
}

/** Links of some evidence to some recommendations, each with its newest grading's version. */
export async function findLinks(
  db: Reader,
  evidenceIds: readonly string[],
): Promise<Map<string, { id: string; version: number; removed: boolean }>> {
  if (evidenceIds.length === 0) return new Map();
  const rows = await db.$queryRaw<
    { id: string; evidenceId: string; recommendationId: string; version: number; removed: boolean }[]
  >`SELECT DISTINCT ON (l.id) l.id, l.evidence_id AS "evidenceId", l.recommendation_id AS "recommendationId", g.version, g.removed
    FROM evidence_link l JOIN link_grading g ON g.link_id = l.id
    WHERE l.evidence_id = ANY(${[...evidenceIds]}::uuid[]) ORDER BY l.id, g.version DESC`;
  return new Map(rows.map(({ evidenceId, recommendationId, ...link }) => [`${evidenceId} ${recommendationId}`, link]));
}
