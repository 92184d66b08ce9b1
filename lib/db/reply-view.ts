import { type Day, toDay } from "@/lib/domain/dates";
import type { Localized } from "@/lib/domain/localized";
import { type EvidenceBrief, readEvidenceBriefs } from "./evidence-brief";
import { readNames } from "./people";
import type { Reader } from "./transaction";

/** What somebody who is judged said of a judgement. */
export interface ReplyView {
  id: string;
  assessmentId: string;
  party: string;
  shortName: Localized;
  statement: string;
  /** The language of the statement. */
  language: string;
  receivedOn: Day;
  evidence: EvidenceBrief | null;
  recordedAt: Date;
  recordedBy: { id: string; name: string };
}

/** The replies to some judgements as known at an instant, in the order in which they were attached. */
export async function readReplies(db: Reader, assessmentIds: readonly string[], known: Date): Promise<ReplyView[]> {
  if (assessmentIds.length === 0) return [];
  const rows = await db.judgementReply.findMany({
    where: { assessmentId: { in: [...assessmentIds] }, recordedAt: { lte: known } },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    include: { party: { include: { currentRevision: { select: { shortName: true } } } } },
  });
  const [items, names] = await Promise.all([
    readEvidenceBriefs(
      db,
      rows.flatMap((row) => row.evidenceId ?? []),
    ),
    readNames(
      db,
      rows.map((row) => row.recordedById),
    ),
  ]);
  return rows.map((row) => ({
    id: row.id,
    assessmentId: row.assessmentId,
    party: row.party.key,
    shortName: (row.party.currentRevision?.shortName ?? {}) as Localized,
    statement: row.statement,
    language: row.language,
    receivedOn: toDay(row.receivedOn),
    evidence: (row.evidenceId && items.get(row.evidenceId)) || null,
    recordedAt: row.recordedAt,
    recordedBy: { id: row.recordedById, name: names.get(row.recordedById) ?? "" },
  }));
}
