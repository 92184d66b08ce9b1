import type { Localized } from "@/lib/domain/localized";
import { STATES_APART } from "./states-apart";
import type { Reader } from "./transaction";

/** Somebody whom a recommendation addresses, and so somebody who may answer it. */
export interface Addressee {
  id: string;
  key: string;
  name: Localized;
  shortName: Localized;
  memberState: boolean;
  /** Stands for all member states together. */
  collective: boolean;
  /** Not named itself, but meant by "member states". */
  viaCollective: boolean;
  /** Out of force, and named still: what it said stays, and it says nothing more. */
  retired: boolean;
}

/**
 * Whom a recommendation addresses now, in its order; where "member states" are named, each of those
 * that its publication judges apart after that. A component
 * is addressed to whom its parent is.
 */
export async function readAddressees(db: Reader, recommendationId: string): Promise<Addressee[]> {
  return db.$queryRaw<Addressee[]>`
    WITH named AS (
      SELECT y.id, y.key, v.name, v.short_name, v.member_state, v.collective, v.retired, p.position, root.publication_id
      FROM recommendation r
      JOIN recommendation root ON root.id = coalesce(r.parent_id, r.id)
      JOIN recommendation_party p ON p.revision_id = root.current_revision_id AND p.role = 'ADDRESSEE'
      JOIN party y ON y.id = p.party_id
      JOIN party_revision v ON v.id = y.current_revision_id
      WHERE r.id = ${recommendationId}::uuid)
    SELECT id, key, name, short_name AS "shortName", member_state AS "memberState", collective, "viaCollective", retired FROM (
      SELECT id, key, name, short_name, member_state, collective, retired, position, false AS "viaCollective" FROM named
      UNION ALL
      SELECT s.party_id, s.key, s.name, s.short_name, true, false, false, 1000000, true FROM ${STATES_APART} s
      WHERE NOT s.retired AND s.publication_id = (SELECT publication_id FROM named WHERE collective LIMIT 1)
        AND s.party_id NOT IN (SELECT id FROM named)) each
    ORDER BY position, key`;
}
