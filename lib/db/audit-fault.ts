import { createHash } from "node:crypto";

/** What is wrong with an entry itself, or with how it follows the one before. */
export type EntryFault = "ENTRY_MISSING" | "ENTRY_ALTERED" | "LINK_BROKEN" | "PAYLOAD_ALTERED" | "PAYLOAD_MISSING";

/** What an entry's hash is made of. */
export interface HashedEntry {
  sequence: number;
  at: Date;
  actorId: string;
  actorLabel: string;
  action: string;
  subjectType: string;
  subjectId: string;
  payloadHash: string;
  previousHash: string;
}

/** An entry as it is verified. */
export interface VerifiedEntry extends HashedEntry {
  hash: string;
  salt: string | null;
  payload: string | null;
  redactedAt: Date | null;
}

/** What is wrong with an entry that is to follow `last`; null when it holds. */
export function faultOf(entry: VerifiedEntry, last: { sequence: number; hash: string }): EntryFault | null {
  if (entry.sequence !== last.sequence + 1) return "ENTRY_MISSING";
  if (entry.previousHash !== last.hash) return "LINK_BROKEN";
  if (entry.hash !== entryHash(entry)) return "ENTRY_ALTERED";
  if (entry.redactedAt !== null) return null;
  if (entry.salt === null || entry.payload === null) return "PAYLOAD_MISSING";
  return sha256(`${entry.salt}:${entry.payload}`) === entry.payloadHash ? null : "PAYLOAD_ALTERED";
}

/** The hash of an entry: SHA-256 of its canonical JSON (RFC 8785: names in order, no spaces). */
function entryHash(entry: HashedEntry): string {
  const { action, actorId, actorLabel, at, payloadHash, previousHash, sequence, subjectId, subjectType } = entry;
  return sha256(
    JSON.stringify({
      action,
      actorId,
      actorLabel,
      at: at.toISOString(),
      payloadHash,
      previousHash,
      sequence,
      subjectId,
      subjectType,
    }),
  );
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
