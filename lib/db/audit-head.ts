import type { Tx } from "./transaction";

/**
 * Holds the end of the audit chain until the transaction ends: nobody else can append, so what is committed now is all
 * that the head stands for. Take it after all other locks, as recordAudit does.
 * @returns the last entry's number, instant and hash; null while the chain is empty
 */
export async function lockAuditHead(tx: Tx): Promise<{ sequence: number; at: Date; hash: string } | null> {
  const rows = await tx.$queryRaw<{ sequence: bigint; at: Date; hash: string }[]>`
    SELECT head_sequence AS sequence, head_at AS at, head_hash AS hash FROM heed_lock_audit_head()`;
  const [head] = rows;
  return head ? { ...head, sequence: Number(head.sequence) } : null;
}
