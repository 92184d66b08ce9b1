import { randomUUID } from "node:crypto";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import type { DossierRecord } from "@/lib/domain/dossier/record";
import type { Maker } from "./insert-frame";

/** Adds a dossier's recommendations and components, under the ids that they have. */
export async function insertRecommendations(
  tx: Tx,
  { userId, at }: Maker,
  record: DossierRecord,
  here: { publicationId: string; themes: ReadonlyMap<string, string>; parties: ReadonlyMap<string, string> },
): Promise<void> {
  const made = { createdAt: at, createdById: userId };
  const recorded = { recordedAt: at, recordedById: userId };
  const rows = [...record.recommendations]
    .sort((a, b) => Number(a.parent !== null) - Number(b.parent !== null))
    .map((each) => ({ ...each, revisionId: randomUUID() }));
  await tx.recommendation.createMany({
    data: rows.map(({ id, reference, parent, position, revisionId }) => ({
      ...made,
      id,
      reference,
      publicationId: here.publicationId,
      parentId: parent,
      position,
      currentRevisionId: revisionId,
    })),
  });
  await tx.recommendationRevision.createMany({
    data: rows.map(
      ({ id, revisionId, title, summary, basis, derived, theme, levels, priority, locator, retired, reason }) => ({
        ...recorded,
        id: revisionId,
        recommendationId: id,
        version: 1,
        title,
        summary,
        basis,
        derived,
        themeId: here.themes.get(theme) ?? "",
        levels,
        priority,
        locator: locator ? (locator as Prisma.InputJsonValue) : Prisma.DbNull,
        retired,
        reason,
      }),
    ),
  });
  await tx.recommendationParty.createMany({
    data: rows.flatMap(({ revisionId, parties }) =>
      parties.map(({ key, role }, position) => ({ revisionId, partyId: here.parties.get(key) ?? "", role, position })),
    ),
  });
}
