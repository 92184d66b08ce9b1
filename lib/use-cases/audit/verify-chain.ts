import { type EntryFault, faultOf } from "@/lib/db/audit-fault";
import { database } from "@/lib/db/connection";
import { getAuditHead } from "@/lib/db/figures-memo";
import { Prisma } from "@/lib/db/generated/client";
import { GENESIS } from "@/lib/domain/audit";
import { readEntries } from "./queries";

/** What is wrong with the chain; a key below `chain` in the message files. */
export type ChainFault = EntryFault | "REDACTED_WITHOUT_ENTRY" | "TAIL_CUT" | "HEAD_ALTERED" | "HEAD_DIFFERS";

/** What a verification found. */
export interface ChainReport {
  entries: number;
  redacted: number;
  head: { sequence: number; hash: string };
  /** The first thing that is wrong, and at which entry; null when all holds. */
  broken: { sequence: number; reason: ChainFault } | null;
  /** Stored files by SHA-256 whose bytes are gone or are others; null when no file was looked at. */
  files: { checked: number; redacted: number; missing: string[]; altered: string[] } | null;
}

const PAGE = 1000;

/**
 * Recomputes the whole chain: every payload's and entry's hash, the links between entries, gaps, order, and the end against
 * the stored head and, if given, one that was kept elsewhere (only that one can tell a chain rewritten as a whole).
 * For the command line and jobs, which act for the installation: it checks no permission.
 * @param options `head` kept elsewhere; `hashFile` gives the SHA-256 of a stored file's bytes, null when they are gone
 */
export async function verifyChain(
  options: { head?: { sequence: number; hash: string }; hashFile?: (sha256: string) => Promise<string | null> } = {},
): Promise<ChainReport> {
  const db = database();
  const stored = await getAuditHead(db);
  const head = { sequence: Number(stored.sequence), hash: stored.hash };
  let last = { sequence: 0, hash: GENESIS };
  let entries = 0;
  let broken: ChainReport["broken"] = null;
  let keptHash = options.head?.sequence === 0 ? GENESIS : null;
  const redacted: number[] = [];
  const explained = new Set<number>();
  for (;;) {
    // Up to the head read at the start: what is appended meanwhile is another verification's.
    const page = await readEntries(
      db,
      Prisma.sql`WHERE e.sequence > ${last.sequence}::bigint AND e.sequence <= ${stored.sequence}::bigint ORDER BY e.sequence LIMIT ${PAGE}::int`,
    );
    for (const entry of page) {
      const reason = faultOf(entry, last);
      broken ??= reason && { sequence: reason === "ENTRY_MISSING" ? last.sequence + 1 : entry.sequence, reason };
      if (entry.redactedAt !== null) redacted.push(entry.sequence);
      if (entry.action === "audit.payload-redacted") explained.add(Number(entry.subjectId));
      if (entry.sequence === options.head?.sequence) keptHash = entry.hash;
      entries += 1;
      last = { sequence: entry.sequence, hash: entry.hash };
    }
    if (page.length < PAGE) break;
  }
  broken ??= endFault(last, head) ?? (await beyondHead());
  const unexplained = redacted.find((sequence) => !explained.has(sequence));
  if (unexplained !== undefined) broken ??= { sequence: unexplained, reason: "REDACTED_WITHOUT_ENTRY" };
  if (options.head && keptHash !== options.head.hash) {
    const reason = options.head.sequence > last.sequence ? "TAIL_CUT" : "HEAD_DIFFERS";
    broken ??= { sequence: options.head.sequence, reason };
  }
  const files = options.hashFile ? await verifyFiles(options.hashFile) : null;
  return { entries, redacted: redacted.length, head, broken, files };
}

/** Entries beyond the stored head: one statement reads both, so that a chain that is growing is no fault. */
async function beyondHead(): Promise<ChainReport["broken"]> {
  const [entry] = await database().$queryRaw<{ sequence: bigint }[]>`
    SELECT e.sequence FROM audit_entry e, audit_head h WHERE e.sequence > h.sequence ORDER BY 1 LIMIT 1`;
  return entry ? { sequence: Number(entry.sequence), reason: "HEAD_ALTERED" } : null;
}

function endFault(last: { sequence: number; hash: string }, head: { sequence: number; hash: string }) {
  if (last.sequence < head.sequence) return { sequence: last.sequence + 1, reason: "TAIL_CUT" as const };
  if (last.sequence === head.sequence && last.hash !== head.hash) {
    return { sequence: head.sequence, reason: "HEAD_ALTERED" as const };
  }
  return null;
}

async function verifyFiles(hashFile: (sha256: string) => Promise<string | null>) {
  const report = { checked: 0, redacted: 0, missing: [] as string[], altered: [] as string[] };
  let last = "";
  for (;;) {
    const page = await database().storedFile.findMany({
      where: { sha256: { gt: last } },
      orderBy: { sha256: "asc" },
      take: PAGE,
    });
    for (const file of page) {
      last = file.sha256;
      if (file.redactedAt !== null) {
        report.redacted += 1;
        continue;
      }
      report.checked += 1;
      const actual = await hashFile(file.sha256);
      if (actual === null) report.missing.push(file.sha256);
      else if (actual !== file.sha256) report.altered.push(file.sha256);
    }
    if (page.length < PAGE) return report;
  }
}
