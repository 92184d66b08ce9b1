import { createHash } from "node:crypto";

// Written from docs/audit-chain.md alone, and importing nothing of Heed: two readings of one page that agree.

const NAMES = ["action", "actorId", "actorLabel", "at", "payloadHash", "previousHash", "subjectId", "subjectType"];

/** What is wrong with an export, in words of its own, and at which entry; null when all holds. */
export type Fault = { sequence: number; fault: string } | null;

/**
 * Verifies an export of the audit log as anybody could: the `items` of all pages of GET /api/v1/audit as they came.
 * @param head what GET /api/v1/audit/head said, or what was written down earlier
 */
export function verifyExport(items: readonly unknown[], head: { sequence: number; hash: string }): Fault {
  let sequence = 0;
  let hash = "0".repeat(64);
  let headSeen = head.sequence === 0 ? hash : undefined;
  const redacted = new Set<string>();
  const explained = new Set<string>();
  for (const item of items) {
    const entry = item as Record<string, unknown>;
    if (entry.sequence !== sequence + 1) return { sequence: sequence + 1, fault: "missing" };
    sequence += 1;
    if (entry.previousHash !== hash) return { sequence, fault: "reordered or exchanged" };
    if (sha256(canonical(entry)) !== entry.hash) return { sequence, fault: "entry altered" };
    hash = String(entry.hash);
    if (entry.redactedAt !== null) redacted.add(String(sequence));
    else if (entry.withheld !== true && sha256(`${entry.salt}:${entry.payload}`) !== entry.payloadHash) {
      return { sequence, fault: "payload altered" };
    }
    if (entry.action === "audit.payload-redacted") explained.add(String(entry.subjectId));
    if (sequence === head.sequence) headSeen = hash;
  }
  for (const each of redacted) if (!explained.has(each)) return { sequence: Number(each), fault: "redacted silently" };
  return headSeen === head.hash ? null : { sequence: head.sequence, fault: "tail cut, or another chain" };
}

/** The canonical JSON of the nine members: the eight texts in the order of their names, `sequence` before `subjectId`. */
function canonical(entry: Record<string, unknown>): string {
  const members = NAMES.map((name) => `"${name}":${quoted(String(entry[name]))}`);
  members.splice(6, 0, `"sequence":${entry.sequence}`);
  return `{${members.join(",")}}`;
}

function quoted(text: string): string {
  const short: Record<string, string> = { "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  let escaped = "";
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (character === '"' || character === "\\") escaped += `\\${character}`;
    else if (code >= 0x20) escaped += character;
    else escaped += short[character] ?? `\\u${code.toString(16).padStart(4, "0")}`;
  }
  return `"${escaped}"`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
