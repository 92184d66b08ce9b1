import type { Localized } from "@/lib/domain/localized";
import type { Answer, AnswerBasis } from "@/lib/domain/response";
import { type EvidenceBrief, readEvidenceBriefs } from "./evidence-brief";
import { readNames } from "./people";
import type { Reader } from "./transaction";

/** What an addressee said, as somebody recorded it. */
export interface ResponseView {
  id: string;
  reference: string;
  /** The party's id, for comparing with facts. */
  partyId: string;
  party: string;
  shortName: Localized;
  answer: Answer;
  basis: AnswerBasis | null;
  claimsDone: boolean;
  statement: string | null;
  /** A partial date, as written. */
  respondedOn: string | null;
  evidence: EvidenceBrief | null;
  recordedAt: Date;
  recordedBy: { id: string; name: string };
}

/** All that was recorded of what the addressees of some recommendations said, as known at an instant, newest first. */
export async function readResponses(
  db: Reader,
  recommendationIds: readonly string[],
  known: Date,
): Promise<ResponseView[]> {
  const rows = await db.response.findMany({
    where: { recommendationId: { in: [...recommendationIds] }, recordedAt: { lte: known } },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    include: {
      recommendation: { select: { reference: true } },
      party: { include: { currentRevision: { select: { shortName: true } } } },
    },
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
    reference: row.recommendation.reference,
    partyId: row.partyId,
    party: row.party.key,
    shortName: (row.party.currentRevision?.shortName ?? {}) as Localized,
    answer: row.answer,
    basis: row.basis,
    claimsDone: row.claimsDone,
    statement: row.statement,
    respondedOn: row.respondedOn,
    evidence: (row.evidenceId && items.get(row.evidenceId)) || null,
    recordedAt: row.recordedAt,
    recordedBy: { id: row.recordedById, name: names.get(row.recordedById) ?? "" },
  }));
}
