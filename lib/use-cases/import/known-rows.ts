import { createHash } from "node:crypto";
import type { Reader } from "@/lib/db/transaction";
import type { MappedRow } from "@/lib/domain/import/import";
import type { Cell } from "@/lib/domain/import/table";

/** What the last file said of a row. */
export interface KnownRow {
  digest: string;
  recommendationId: string;
  reference: string;
}

/** The newest imported row of each key of a publication. */
export async function readKnownRows(db: Reader, publicationId: string): Promise<Map<string, KnownRow>> {
  const rows = await db.$queryRaw<(KnownRow & { key: string })[]>`
    SELECT DISTINCT ON (i.key) i.key, i.digest, i.recommendation_id AS "recommendationId", r.reference
    FROM import_row i JOIN recommendation r ON r.id = i.recommendation_id
    WHERE i.publication_id = ${publicationId}::uuid ORDER BY i.key, i.recorded_at DESC`;
  return new Map(rows.map(({ key, ...row }) => [key, row]));
}

/** The cells of some rows as they came the last time, and the hashes of what was taken over. */
export async function readLastRows(
  db: Reader,
  publicationId: string,
  keys: readonly string[],
): Promise<
  Map<
    string,
    { cells: Record<string, Cell>; fields: Record<string, string>; version: number; revised: number; retired: boolean }
  >
> {
  const rows = await db.$queryRaw<
    {
      key: string;
      cells: Record<string, Cell>;
      fields: Record<string, string>;
      version: number;
      revised: number;
      retired: boolean;
    }[]
  >`SELECT DISTINCT ON (i.key) i.key, i.cells, i.fields, r.version, coalesce((i.fields->>'version')::int, 1) AS revised, v.retired
    FROM import_row i JOIN recommendation r ON r.id = i.recommendation_id JOIN recommendation_revision v ON v.id = r.current_revision_id
    WHERE i.publication_id = ${publicationId}::uuid AND i.key = ANY(${[...keys]}::text[]) ORDER BY i.key, i.recorded_at DESC`;
  return new Map(rows.map(({ key, ...row }) => [key, row]));
}

/** The hash of all that a row says, whatever the order of its columns. */
export function digestOf(content: object, cells: Readonly<Record<string, Cell>>): string {
  const sorted = Object.keys(cells)
    .sort()
    .map((name) => [name, cells[name]]);
  return createHash("sha256")
    .update(JSON.stringify([content, sorted]))
    .digest("hex");
}

/** A short hash of each field that is taken over: what of it differs from the last time is what the file changes. */
export function fieldHashes(content: MappedRow): Record<string, string> {
  return Object.fromEntries(
    Object.entries(content).map(([field, value]) => [
      field,
      createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 12),
    ]),
  );
}

/** The columns whose cells are not as they were. */
export function changedColumns(before: Readonly<Record<string, Cell>>, now: Readonly<Record<string, Cell>>): string[] {
  return [...new Set([...Object.keys(now), ...Object.keys(before)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]),
  );
}
