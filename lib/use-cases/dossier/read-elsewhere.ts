import type { Reader } from "@/lib/db/transaction";
import { type Elsewhere, elsewhereSchema } from "@/lib/domain/dossier/testimony";

/** What was judged and said of some recommendations elsewhere, by the dossier that it came in, oldest first. */
export async function readElsewhere(db: Reader, ids: readonly string[]): Promise<Elsewhere[]> {
  const about = { recommendationId: { in: [...ids] } };
  const imports = await db.dossierImport.findMany({
    where: { OR: [{ judgements: { some: about } }, { statements: { some: about } }] },
    include: {
      judgements: { where: about, orderBy: { id: "asc" } },
      statements: { where: about, orderBy: { id: "asc" } },
    },
    orderBy: [{ madeAt: "asc" }, { sha256: "asc" }],
  });
  return imports.map(({ sha256, origin, subject, madeAt, headSequence, headHash, judgements, statements }) => {
    const said = (kind: string) => statements.filter((each) => each.kind === kind).map(({ statement }) => statement);
    return elsewhereSchema.parse({
      sha256,
      origin,
      subject,
      madeAt: madeAt.toISOString(),
      head: { sequence: Number(headSequence), hash: headHash },
      judgements: judgements.map(({ judgement }) => judgement),
      answers: said("ANSWER"),
      outcomes: said("OUTCOME"),
      notes: said("NOTE"),
    });
  });
}
