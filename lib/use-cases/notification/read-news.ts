import { readAudience } from "@/lib/db/audience";
import type { AuditEntry } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import type { News } from "@/lib/domain/notification";
import { readConcerned } from "./read-concerned";

/**
 * The entries of the chain after one, oldest first, each with whom it concerns and where it leads.
 * @param limit the most entries to read
 */
export async function readNews(tx: Tx, after: bigint, limit: number): Promise<News[]> {
  const entries = await tx.auditEntry.findMany({
    where: { sequence: { gt: after } },
    orderBy: { sequence: "asc" },
    take: limit,
  });
  const touches = await readTouches(tx, entries);
  const listeners = await readAudience(tx, [...new Set([...touches.values()].flat().map((touch) => touch.id))]);
  const concerned = await readConcerned(tx, entries);
  return entries.map((entry) => {
    const about = touches.get(entry.sequence) ?? [];
    const ids = new Set(about.map((touch) => touch.id));
    return {
      sequence: entry.sequence,
      action: entry.action,
      actorId: entry.actorId,
      link: linkOf(entry, about[0]?.reference),
      personal: concerned.get(entry.sequence) ?? [],
      audience: listeners.filter((listener) => ids.has(listener.recommendationId)),
      recommendationId: about[0]?.id ?? null,
    };
  });
}

/** The recommendations that entries are about; entries about the whole record (the catalogue) concern nobody. */
async function readTouches(tx: Tx, entries: readonly AuditEntry[]) {
  const sequences = entries.filter((entry) => entry.subjectType !== "catalogue").map((entry) => entry.sequence);
  const rows = await tx.$queryRaw<{ sequence: bigint; id: string; reference: string }[]>`
    SELECT t.sequence, r.id, r.reference FROM audit_touch t JOIN recommendation r ON r.id = t.recommendation_id
    WHERE t.sequence = ANY(${sequences}::bigint[]) ORDER BY t.sequence, r.position, r.reference`;
  return Map.groupBy(rows, (row) => row.sequence);
}

/** Where a line leads: to the page of what happened, else to the recommendation. */
function linkOf({ subjectType, subjectId }: AuditEntry, reference: string | undefined): string {
  const page = reference === undefined ? "/inbox" : `/recommendations/${encodeURIComponent(reference)}`;
  if (subjectType === "evidence") return `/evidence/${encodeURIComponent(subjectId)}`;
  if (subjectType === "assessment") return `/assessments/${subjectId}`;
  if (subjectType === "review") return `/reviews/${encodeURIComponent(subjectId)}`;
  if (subjectType === "note") return `${page}#note-${subjectId}`;
  return page;
}
