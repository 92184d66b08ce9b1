import { randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import type { Actor } from "@/lib/domain/actor";
import type { AuditAction, AuditSubject } from "@/lib/domain/audit";
import { markRecording, type Tx } from "./transaction";

/** What one change leaves behind in the chain. */
export interface AuditRecord {
  actor: Actor;
  action: AuditAction;
  subjectType: AuditSubject;
  /** The subject's human reference where it has one (CSTO-10, E07), else its id. */
  subjectId: string;
  /** What changed, as JSON. Canonicalised by RFC 8785, salted and hashed; kept beside the chain so that it can be redacted. */
  payload: Record<string, unknown>;
  /** Ids of the recommendations and components that the change is about: what watchers and reviews are told by. */
  touches?: readonly string[];
}

/**
 * Appends one entry to the audit chain in the caller's transaction. Call it last: the chain's head stays locked until the
 * commit, and parallel writers wait for it.
 * @returns the entry's sequence number, its instant and its hash (lower-case hex SHA-256)
 */
export async function recordAudit(tx: Tx, record: AuditRecord): Promise<{ sequence: bigint; at: Date; hash: string }> {
  const { actor } = record;
  markRecording(tx);
  const id = actor.kind === "anonymous" ? "anonymous" : actor.userId;
  const label = actor.kind === "anonymous" ? "Anonymous" : actor.name;
  const payload = canonicalize(JSON.parse(JSON.stringify(record.payload))) ?? "{}";
  const rows = await tx.$queryRaw<{ entry_sequence: bigint; entry_at: Date; entry_hash: string }[]>`
    WITH entry AS MATERIALIZED (SELECT * FROM heed_append_audit(${id}, ${label}, ${record.action},
      ${record.subjectType}, ${record.subjectId}, ${randomBytes(16).toString("hex")}, ${payload})),
    touched AS (INSERT INTO audit_touch (sequence, recommendation_id)
      SELECT entry_sequence, about FROM entry, unnest(${[...new Set(record.touches)]}::uuid[]) AS about)
    SELECT entry_sequence, entry_at, entry_hash FROM entry`;
  const row = rows[0];
  if (!row) throw new Error("The audit chain gave no entry.");
  return { sequence: row.entry_sequence, at: row.entry_at, hash: row.entry_hash };
}
