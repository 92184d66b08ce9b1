import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { type DossierRecord, dossierJudgementSchema } from "@/lib/domain/dossier";

/** A judgement of another installation, and where it came from. */
export interface ForeignJudgement {
  judgement: DossierRecord["judgements"][number];
  /** The address of that installation, if it has one. */
  origin: string | null;
  madeAt: Date;
}

/** What was judged elsewhere of a recommendation, newest first. @throws Unauthenticated */
export async function listForeignJudgements(actor: Actor, recommendationId: string): Promise<ForeignJudgement[]> {
  assertMaySee(actor);
  const rows = await database().importedJudgement.findMany({
    where: { recommendationId },
    include: { import: true },
  });
  return rows
    .map(({ judgement, import: { origin, madeAt } }) => ({
      judgement: dossierJudgementSchema.parse(judgement),
      origin,
      madeAt,
    }))
    .sort((a, b) => b.judgement.submittedAt.localeCompare(a.judgement.submittedAt));
}
