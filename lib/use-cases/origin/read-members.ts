import type { Reader } from "@/lib/db/transaction";
import type { Localized } from "@/lib/domain/localized";

/** An item of an origin group. */
export interface MemberRow {
  id: string;
  number: number;
  title: Localized;
  state: "LOGGED" | "WITHDRAWN";
}

/** The evidence that belongs to a group now, by number. An item that never joined any is a group by its own id. */
export async function readMembers(db: Reader, groupId: string): Promise<MemberRow[]> {
  return db.$queryRaw<MemberRow[]>`
    WITH once AS (SELECT DISTINCT evidence_id FROM origin_membership WHERE group_id = ${groupId}::uuid
      UNION SELECT e.id FROM evidence e WHERE e.id = ${groupId}::uuid),
    newest AS (SELECT once.evidence_id, coalesce((SELECT m.group_id FROM origin_membership m WHERE m.evidence_id = once.evidence_id
      ORDER BY m.recorded_at DESC, m.id DESC LIMIT 1), once.evidence_id) AS group_id FROM once)
    SELECT e.id, e.number, v.title, v.state::text AS state FROM newest n JOIN evidence e ON e.id = n.evidence_id
      JOIN evidence_revision v ON v.id = e.current_revision_id
    WHERE n.group_id = ${groupId}::uuid ORDER BY e.number`;
}
