import type { Tx } from "@/lib/db/transaction";
import { evidenceNumber } from "@/lib/domain/evidence";
import { webAddress } from "@/lib/domain/import/cells";

/** What a text names of evidence: what is here, an address that may be logged, or nothing. */
export type NamedEvidence = { id: string; withdrawn: boolean } | { url: string } | null;

/** Finds evidence that rows name: by reference (E07), by the identifier of an earlier import, or by address. */
export async function resolveEvidence(
  tx: Tx,
  texts: Iterable<string>,
  publicationId: string,
): Promise<(text: string) => NamedEvidence> {
  const wanted = [...new Set(texts)].filter((text) => webAddress(text) === null);
  const numbers = wanted.flatMap((text) => evidenceNumber(text) ?? []);
  const keys = wanted.map((text) => text.toLowerCase());
  const rows = await tx.$queryRaw<{ name: string; id: string; withdrawn: boolean }[]>`
    SELECT n.name, e.id, v.state = 'WITHDRAWN' AS withdrawn FROM (
      SELECT DISTINCT lower(i.key) AS name, i.evidence_id AS id FROM import_evidence_row i
      WHERE i.publication_id = ${publicationId}::uuid AND lower(i.key) = ANY(${keys}::text[])
      UNION ALL SELECT 'number ' || number, id FROM evidence WHERE number = ANY(${numbers}::int[])
    ) n JOIN evidence e ON e.id = n.id JOIN evidence_revision v ON v.id = e.current_revision_id`;
  const found = new Map(rows.map(({ name, ...row }) => [name, row]));
  return (text) => {
    const url = webAddress(text);
    if (url !== null) return { url };
    const number = evidenceNumber(text);
    return found.get(text.toLowerCase()) ?? (number === null ? null : (found.get(`number ${number}`) ?? null));
  };
}
