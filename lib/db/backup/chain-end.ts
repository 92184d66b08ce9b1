import { GENESIS } from "@/lib/domain/audit";
import { faultOf, type VerifiedEntry } from "../audit-fault";
import type { OwnerSession } from "../migrate";

const PAGE = 1_000;

/** Follows the audit chain through a session. @returns its last entry; null when anything in it is not as it was recorded */
export async function findChainEnd(session: OwnerSession): Promise<{ sequence: number; hash: string } | null> {
  let last = { sequence: 0, hash: GENESIS };
  for (;;) {
    const { rows } = await session.query<VerifiedEntry & { sequence: string | number }>(
      `SELECT e.sequence::text, e.at, e.actor_id AS "actorId", e.actor_label AS "actorLabel", e.action,
         e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.payload_hash AS "payloadHash",
         e.previous_hash AS "previousHash", e.hash, p.salt, p.payload, p.redacted_at AS "redactedAt"
       FROM audit_entry e LEFT JOIN audit_payload p ON p.sequence = e.sequence
       WHERE e.sequence > ${last.sequence} ORDER BY e.sequence LIMIT ${PAGE}`,
    );
    for (const row of rows) {
      const entry = { ...row, sequence: Number(row.sequence) };
      if (faultOf(entry, last)) return null;
      last = { sequence: entry.sequence, hash: entry.hash };
    }
    if (rows.length < PAGE) return last;
  }
}
