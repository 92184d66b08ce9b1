import type { AuditItem } from "@/lib/use-cases/audit/queries";
import type { AnswerOf } from "../contract";
import type { listAudit } from "../contracts/audit";

/** An entry of the chain with what is needed to recompute its hash. */
export function presentEntry(entry: AuditItem): AnswerOf<typeof listAudit>["items"][number] {
  return {
    sequence: entry.sequence,
    at: entry.at.toISOString(),
    actorId: entry.actorId,
    actorLabel: entry.actorLabel,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    payloadHash: entry.payloadHash,
    previousHash: entry.previousHash,
    hash: entry.hash,
    salt: entry.salt,
    payload: entry.payload,
    redactedAt: entry.redactedAt?.toISOString() ?? null,
    withheld: entry.withheld,
  };
}
