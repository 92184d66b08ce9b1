import type { Tx } from "@/lib/db/transaction";

/**
 * The recommendations whose figures a change of a party touches: those that address it and, as a member state comes or
 * goes, those that address all member states together.
 */
export async function affectedRecommendations(tx: Tx, partyId: string, memberStates: boolean): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT r.id FROM recommendation r
    JOIN recommendation_party p ON p.revision_id = r.current_revision_id AND p.role = 'ADDRESSEE'
    JOIN party y ON y.id = p.party_id JOIN party_revision v ON v.id = y.current_revision_id
    WHERE y.id = ${partyId}::uuid OR (${memberStates} AND v.collective)`;
  return rows.map((row) => row.id);
}
