import { randomUUID } from "node:crypto";
import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { pageAt } from "@/lib/domain/document";
import type { Candidate } from "@/lib/domain/extraction/candidate";
import type { ReadDocument } from "@/lib/platform/documents/read-document";

/** Writes what was read from a document: where the passages asked for stand, and what it may recommend. */
export async function insertDocumentParts(
  tx: Tx,
  document: ReadDocument,
  to: { id: string; at: Date; by: string },
): Promise<void> {
  await tx.documentPassage.createMany({
    data: document.passages.map(({ id, sha256, found }) => ({
      documentId: to.id,
      recommendationId: id,
      locatorSha256: sha256,
      start: found?.start ?? null,
      end: found?.end ?? null,
      page: found ? pageAt(document.pages, found.start) : null,
      quotation: found?.quotation ?? null,
      moved: found?.moved ?? false,
      recordedAt: to.at,
    })),
  });
  await tx.documentCandidate.createMany({
    data: document.candidates.map((candidate) => candidateRow(candidate, to)),
  });
}

/** A candidate as a row. */
export function candidateRow(
  { label, text, start, end, page, section, components, addressee, theme, score, reasons }: Candidate,
  to: { id: string; at: Date; by: string },
) {
  return {
    id: randomUUID(),
    documentId: to.id,
    ...{ label, text, start, end, page, section, addressee, theme, score },
    components: components as unknown as Prisma.InputJsonValue,
    reasons: reasons as unknown as Prisma.InputJsonValue,
    recordedAt: to.at,
    recordedById: to.by,
  };
}
