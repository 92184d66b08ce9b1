import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db/transaction";
import type { Elsewhere } from "@/lib/domain/dossier/testimony";
import type { Maker } from "./insert-frame";

/** Keeps what was judged and said elsewhere as a record of that, under the dossier that it came in. @returns that one's id */
export async function insertTestimony(tx: Tx, { userId, at }: Maker, from: Elsewhere): Promise<string> {
  const { sha256, origin, subject, madeAt, head, judgements, answers, outcomes, notes } = from;
  // Two dossiers may bring along parts of one third.
  const known = await tx.dossierImport.findUnique({ where: { sha256 } });
  const importId = known?.id ?? randomUUID();
  if (!known) {
    await tx.dossierImport.create({
      data: {
        id: importId,
        sha256,
        origin,
        subject,
        madeAt: new Date(madeAt),
        headSequence: BigInt(head.sequence),
        headHash: head.hash,
        recordedAt: at,
        recordedById: userId,
      },
    });
  }
  await tx.importedJudgement.createMany({
    data: judgements.map((judgement) => ({
      id: judgement.id,
      importId,
      recommendationId: judgement.recommendation,
      judgement,
      recordedAt: at,
    })),
  });
  const statements = [
    ...answers.map((statement) => ({ kind: "ANSWER", statement })),
    ...outcomes.map((statement) => ({ kind: "OUTCOME", statement })),
    ...notes.map((statement) => ({ kind: "NOTE", statement })),
  ];
  await tx.importedStatement.createMany({
    data: statements.map(({ kind, statement }) => ({
      id: statement.id,
      importId,
      recommendationId: statement.recommendation,
      kind,
      statement,
      recordedAt: at,
    })),
  });
  return importId;
}
