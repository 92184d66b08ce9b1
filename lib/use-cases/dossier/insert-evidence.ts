import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db/transaction";
import type { DossierRecord } from "@/lib/domain/dossier/record";
import { urlKey } from "@/lib/domain/evidence";
import type { Maker } from "./insert-frame";

/**
 * Adds a dossier's evidence under the ids that it has, with numbers of this installation; what is here already stays as it is.
 * @returns the ids of what was added
 */
export async function insertEvidence(
  tx: Tx,
  { userId, at }: Maker,
  record: DossierRecord,
  sources: ReadonlyMap<string, string>,
): Promise<string[]> {
  const recorded = { recordedAt: at, recordedById: userId };
  const there = await tx.evidence.findMany({
    where: { id: { in: record.evidence.map(({ id }) => id) } },
    select: { id: true },
  });
  const known = new Set(there.map(({ id }) => id));
  const items = record.evidence
    .filter(({ id }) => !known.has(id))
    .map((item) => ({ ...item, revisionId: randomUUID() }));
  await tx.evidence.createMany({
    data: items.map(({ id, revisionId }) => ({
      id,
      currentRevisionId: revisionId,
      createdAt: at,
      createdById: userId,
    })),
  });
  await tx.evidenceRevision.createMany({
    data: items.map(
      ({
        id,
        revisionId,
        reference: _,
        trueOn,
        capturedAt,
        reviewBy,
        url,
        sources: _s,
        origin: _o,
        files: _f,
        ...content
      }) => ({
        ...content,
        ...recorded,
        id: revisionId,
        evidenceId: id,
        version: 1,
        url,
        urlKey: url === null ? null : urlKey(url),
        trueOn: new Date(trueOn),
        capturedAt: capturedAt === null ? null : new Date(capturedAt),
        reviewBy: reviewBy === null ? null : new Date(reviewBy),
      }),
    ),
  });
  await tx.evidenceSource.createMany({
    data: items.flatMap(({ revisionId, sources: named }) =>
      [...new Set(named.map((id) => sources.get(id) ?? ""))].map((sourceId, position) => ({
        revisionId,
        sourceId,
        position,
      })),
    ),
  });
  await tx.originMembership.createMany({
    data: items.flatMap(({ id, origin }) =>
      origin === null ? [] : [{ ...recorded, evidenceId: id, groupId: origin }],
    ),
  });
  const files = items.flatMap(({ id, files: attached }) => attached.map((file) => ({ ...file, evidenceId: id })));
  await tx.storedFile.createMany({
    data: files.map(({ sha256, size, mediaType }) => ({ sha256, size: BigInt(size), mediaType, storedAt: at })),
    skipDuplicates: true,
  });
  await tx.evidenceFile.createMany({
    data: files.map(({ evidenceId, sha256, name }) => ({ ...recorded, evidenceId, version: 1, sha256, name })),
  });
  return items.map(({ id }) => id);
}

/** Adds the links between a dossier's evidence and its recommendations, graded as they were, by whoever takes them over. */
export async function insertLinks(
  tx: Tx,
  { userId, at }: Maker,
  { links }: DossierRecord,
  parties: ReadonlyMap<string, string>,
): Promise<void> {
  await tx.evidenceLink.createMany({
    data: links.map(({ id, evidence, recommendation }) => ({
      id,
      evidenceId: evidence,
      recommendationId: recommendation,
      createdAt: at,
      createdById: userId,
    })),
  });
  await tx.linkGrading.createMany({
    data: links.map(({ id, stance, credibility, passage, note, states }) => ({
      linkId: id,
      version: 1,
      stance,
      credibility,
      passage,
      note,
      states: states.flatMap((key) => parties.get(key) ?? []),
      graderId: userId,
      recordedAt: at,
    })),
  });
}
