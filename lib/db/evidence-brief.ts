import { evidenceNumber } from "@/lib/domain/evidence";
import type { Localized } from "@/lib/domain/localized";
import type { Reader } from "./transaction";

/** An item of evidence as other records name it. */
export interface EvidenceBrief {
  id: string;
  number: number;
  title: Localized;
  withdrawn: boolean;
}

/** The items by their ids, each as it is now. */
export async function readEvidenceBriefs(db: Reader, ids: readonly string[]): Promise<Map<string, EvidenceBrief>> {
  if (ids.length === 0) return new Map();
  const rows = await db.evidence.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, number: true, currentRevision: { select: { title: true, state: true } } },
  });
  return new Map(
    rows.map(({ id, number, currentRevision }) => [
      id,
      {
        id,
        number,
        title: (currentRevision?.title ?? {}) as Localized,
        withdrawn: currentRevision?.state === "WITHDRAWN",
      },
    ]),
  );
}

/**
 * The items that are logged on a recommendation's whole family (parent and components) and stand, by number: what a
 * milestone, a response or a request on it may name.
 */
export async function readFamilyEvidence(db: Reader, recommendationId: string): Promise<EvidenceBrief[]> {
  return db.$queryRaw<EvidenceBrief[]>`
    WITH family AS (SELECT f.id FROM recommendation r
      JOIN recommendation f ON coalesce(f.parent_id, f.id) = coalesce(r.parent_id, r.id) WHERE r.id = ${recommendationId}::uuid)
    SELECT DISTINCT e.id, e.number, v.title, false AS withdrawn
    FROM evidence_link l JOIN evidence e ON e.id = l.evidence_id JOIN evidence_revision v ON v.id = e.current_revision_id
    WHERE l.recommendation_id IN (SELECT id FROM family) AND v.state = 'LOGGED'
      AND NOT (SELECT g.removed FROM link_grading g WHERE g.link_id = l.id ORDER BY g.version DESC LIMIT 1)
    ORDER BY e.number`;
}

/**
 * Finds items of a family by id or reference (E07).
 * @returns their ids in the order given, once each, and the names that stand for nothing there
 */
export async function findFamilyEvidence(
  db: Reader,
  recommendationId: string,
  names: readonly string[],
): Promise<{ ids: string[]; unknown: string[] }> {
  if (names.length === 0) return { ids: [], unknown: [] };
  const family = await readFamilyEvidence(db, recommendationId);
  const ids = new Set<string>();
  const unknown: string[] = [];
  for (const name of names) {
    const number = evidenceNumber(name);
    const found = family.find((item) => (number === null ? item.id === name.toLowerCase() : item.number === number));
    if (found) ids.add(found.id);
    else unknown.push(name);
  }
  return { ids: [...ids], unknown };
}
