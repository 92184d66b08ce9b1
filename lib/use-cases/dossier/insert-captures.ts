import type { Tx } from "@/lib/db/transaction";
import { keptHeaders } from "@/lib/domain/capture";
import type { DossierRecord } from "@/lib/domain/dossier/record";
import type { Maker } from "./insert-frame";

/**
 * Adds a dossier's captures beside those that its evidence has here, each as it was taken, with who took it and where.
 * Those that are here already stay as they are.
 * @param from `importId` is the dossier they come in, `origin` where that was made
 * @returns the ids of what was added
 */
export async function insertCaptures(
  tx: Tx,
  { userId, at }: Maker,
  { captures }: DossierRecord,
  { importId, origin }: { importId: string; origin: string | null },
): Promise<string[]> {
  const there = await tx.linkCapture.findMany({
    where: { id: { in: captures.map(({ id }) => id) } },
    select: { id: true },
  });
  const known = new Set(there.map(({ id }) => id));
  const added = captures.filter(({ id }) => !known.has(id));
  await tx.storedFile.createMany({
    data: added
      .flatMap(({ text, ...bytes }) => (text ? [bytes, text] : [bytes]))
      .map(({ sha256, size, mediaType }) => ({ sha256, size: BigInt(size), mediaType, storedAt: at })),
    skipDuplicates: true,
  });
  const latest = await tx.linkCapture.groupBy({
    by: ["evidenceId"],
    where: { evidenceId: { in: [...new Set(added.map(({ evidence }) => evidence))] } },
    _max: { version: true },
  });
  const versions = new Map(latest.map(({ evidenceId, _max }) => [evidenceId, _max.version ?? 0]));
  await tx.linkCapture.createMany({
    data: added.map(({ id, evidence, url, finalUrl, status, headers, title, sha256, text, fetchedAt, by, takenAt }) => {
      const version = (versions.get(evidence) ?? 0) + 1;
      versions.set(evidence, version);
      return {
        ...{ id, evidenceId: evidence, version, url, finalUrl, status, headers: keptHeaders(headers), title },
        ...{ sha256, textSha256: text?.sha256 ?? null, fetchedAt: new Date(fetchedAt) },
        ...{ importId, takenBy: by, takenAt: takenAt ? takenAt.origin : origin, recordedAt: at, recordedById: userId },
      };
    }),
  });
  return added.map(({ id }) => id);
}
