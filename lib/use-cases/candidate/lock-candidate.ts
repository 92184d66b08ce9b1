import type { Tx } from "@/lib/db/transaction";
import { stateAfter } from "@/lib/domain/candidate-ruling";
import { NotFound } from "@/lib/domain/errors";

/** A candidate with its state and its document, held until the transaction ends. @throws NotFound */
export async function lockCandidate(tx: Tx, id: string) {
  const [found] = /^[0-9a-f-]{36}$/i.test(id)
    ? await tx.$queryRaw<{ publication_id: string }[]>`
        SELECT d.publication_id FROM document_candidate c JOIN publication_document d ON d.id = c.document_id WHERE c.id = ${id}::uuid`
    : [];
  if (!found) throw new NotFound("candidateNotFound");
  // Those who rule on one publication's candidates take turns: a ruling has no row yet that could be locked.
  await tx.$queryRaw`SELECT id FROM publication WHERE id = ${found.publication_id}::uuid FOR UPDATE`;
  const candidate = await tx.documentCandidate.findUniqueOrThrow({
    where: { id },
    include: {
      rulings: { orderBy: { version: "desc" }, take: 1 },
      document: {
        include: { publication: { include: { currentRevision: { select: { language: true } } } } },
      },
    },
  });
  const [last] = candidate.rulings;
  return { ...candidate, state: stateAfter(last?.kind), nextVersion: (last?.version ?? 0) + 1 };
}
