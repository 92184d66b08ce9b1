import type { Tx } from "@/lib/db/transaction";
import type { Candidate } from "@/lib/domain/extraction/candidate";
import { candidateRow } from "@/lib/use-cases/document/document-rows";
import type { lockCandidate } from "./lock-candidate";

type Locked = Awaited<ReturnType<typeof lockCandidate>>;

/** Puts new candidates in the place of others, which are never ruled on again. @returns the new ones' ids */
export async function replaceCandidates(
  tx: Tx,
  old: readonly Pick<Locked, "id" | "nextVersion" | "documentId">[],
  fresh: readonly Candidate[],
  { at, by }: { at: Date; by: string },
): Promise<string[]> {
  const rows = fresh.map((candidate) => candidateRow(candidate, { id: old[0]?.documentId ?? "", at, by }));
  await tx.documentCandidate.createMany({ data: rows });
  await tx.candidateRuling.createMany({
    data: old.map(({ id, nextVersion }) => ({
      ...{ candidateId: id, version: nextVersion, kind: "REPLACED" as const },
      ...{ recordedAt: at, recordedById: by },
    })),
  });
  return rows.map(({ id }) => id);
}

/** A stored candidate as its document's reader gave it. */
export function asCandidate(row: Locked): Candidate {
  const { label, text, start, end, page, section, addressee, theme, score } = row;
  return {
    ...{ label, text, start, end, page, section, addressee, theme, score },
    components: row.components as unknown as Candidate["components"],
    reasons: row.reasons as unknown as Candidate["reasons"],
  };
}
