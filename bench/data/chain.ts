import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { add, type Collection } from "./collection";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/**
 * Puts what happened in order and chains it (docs/audit-chain.md); `heed verify` finds nothing wrong with it. Computed
 * here because the database's own function takes one entry at a time.
 * @param from where the chain ends so far
 * @returns where it ends then
 */
export function addChain(collection: Collection, from: { sequence: number; hash: string }) {
  let { sequence, hash } = from;
  const { happenings, random } = collection;
  for (const happening of happenings.sort((a, b) => a.at.getTime() - b.at.getTime())) {
    sequence++;
    const salt = random.uuid().replaceAll("-", "");
    const payload = canonicalize(happening.payload) ?? "{}";
    const entry = {
      action: happening.action,
      actorId: happening.actor.id,
      actorLabel: happening.actor.name,
      at: happening.at.toISOString(),
      payloadHash: sha256(`${salt}:${payload}`),
      previousHash: hash,
      sequence,
      subjectId: happening.subjectId,
      subjectType: happening.subjectType,
    };
    hash = sha256(canonicalize(entry) ?? "");
    add(collection, "audit_entry", {
      sequence,
      at: entry.at,
      actor_id: entry.actorId,
      actor_label: entry.actorLabel,
      action: entry.action,
      subject_type: entry.subjectType,
      subject_id: entry.subjectId,
      payload_hash: entry.payloadHash,
      previous_hash: entry.previousHash,
      hash,
    });
    add(collection, "audit_payload", { sequence, salt, payload });
    happening.numbered?.(sequence);
  }
  return { sequence, hash };
}
