import { randomUUID } from "node:crypto";
import { Prisma } from "@/lib/db/generated/client";
import { listStates } from "@/lib/db/states-apart";
import type { Tx } from "@/lib/db/transaction";
import type { DossierRecord } from "@/lib/domain/dossier/record";
import { Conflict } from "@/lib/domain/errors";

/** In whose name, and when, rows are recorded. */
export interface Maker {
  userId: string;
  at: Date;
}

/**
 * The publication of a dossier: the one that has its reference here, or a new one. @returns its id
 * @param parties ids here by key
 * @throws Conflict (dossierStates) where the one here judges fewer member states apart than the dossier does
 */
export async function resolvePublication(
  tx: Tx,
  maker: Maker,
  record: DossierRecord,
  parties: ReadonlyMap<string, string>,
): Promise<string> {
  const { publication } = record;
  const found = await tx.publication.findUnique({ where: { reference: publication.reference } });
  if (found) {
    await assertTakesStates(tx, found, record);
    return found.id;
  }
  const revisionId = randomUUID();
  const { id, reference, title, authors, year, language, citation, url, states } = publication;
  await tx.publication.create({
    data: { id, reference, currentRevisionId: revisionId, createdAt: maker.at, createdById: maker.userId },
  });
  await tx.publicationRevision.create({
    data: {
      id: revisionId,
      publicationId: id,
      version: 1,
      title,
      authors,
      year,
      language,
      url,
      everyState: states === null,
      stateIds: (states ?? []).flatMap((key) => parties.get(key) ?? []),
      citation: citation ? (citation as Prisma.InputJsonValue) : Prisma.DbNull,
      recordedAt: maker.at,
      recordedById: maker.userId,
    },
  });
  return id;
}

async function assertTakesStates(tx: Tx, { id, reference }: { id: string; reference: string }, record: DossierRecord) {
  await tx.$queryRaw`SELECT id FROM publication WHERE id = ${id}::uuid FOR KEY SHARE`;
  const here = new Set((await listStates(tx, id, { retired: true })).map(({ key }) => key));
  const missing = record.judgements.flatMap(({ party }) => (party !== null && !here.has(party) ? party : []));
  if (missing.length > 0) {
    const params = { reference, states: [...new Set(missing)].sort().join(", ") };
    throw new Conflict({ code: "dossierStates", params });
  }
}

/** Ids of themes by key; missing ones are made, after those that there are. */
export async function resolveThemes(tx: Tx, { themes }: DossierRecord): Promise<Map<string, string>> {
  const all = await tx.theme.findMany();
  const ids = new Map(all.map(({ key, id }) => [key, id]));
  let position = Math.max(0, ...all.map((theme) => theme.position));
  for (const { key, name } of themes) {
    if (ids.has(key)) continue;
    position += 1;
    ids.set(key, (await tx.theme.create({ data: { key, name, position } })).id);
  }
  return ids;
}

/** Ids of parties by key; missing ones are made. */
export async function resolveParties(tx: Tx, maker: Maker, { parties }: DossierRecord): Promise<Map<string, string>> {
  const found = await tx.party.findMany({ where: { key: { in: parties.map(({ key }) => key) } } });
  const ids = new Map(found.map(({ key, id }) => [key, id]));
  const missing = parties
    .filter(({ key }) => !ids.has(key))
    .map((party) => ({ ...party, id: randomUUID(), revisionId: randomUUID() }));
  await tx.party.createMany({
    data: missing.map(({ id, key, revisionId }) => ({
      id,
      key,
      currentRevisionId: revisionId,
      createdAt: maker.at,
      createdById: maker.userId,
    })),
  });
  await tx.partyRevision.createMany({
    data: missing.map(({ id, revisionId, key: _key, ...content }) => ({
      ...content,
      id: revisionId,
      partyId: id,
      version: 1,
      recordedAt: maker.at,
      recordedById: maker.userId,
    })),
  });
  for (const { key, id } of missing) ids.set(key, id);
  return ids;
}

/**
 * Ids here of a dossier's sources: the same one, one of that name and kind, or a new one. A new one is taken over as it was
 * graded, by whoever takes it over; what is here already was graded here, or is to be.
 */
export async function resolveSources(
  tx: Tx,
  maker: Maker,
  { sources }: DossierRecord,
  { parties, themes }: { parties: ReadonlyMap<string, string>; themes: ReadonlyMap<string, string> },
): Promise<Map<string, string>> {
  const there = await tx.source.findMany({
    where: {
      OR: [
        { id: { in: sources.map(({ id }) => id) } },
        { currentRevision: { name: { in: sources.map(({ name }) => name) } } },
      ],
    },
    include: { currentRevision: true },
  });
  const ids = new Map<string, string>();
  for (const { id, name, kind } of sources) {
    const same =
      there.find((each) => each.id === id) ??
      there.find((each) => each.currentRevision?.name === name && each.currentRevision.kind === kind);
    if (same) ids.set(id, same.id);
  }
  const missing = sources.filter(({ id }) => !ids.has(id)).map((source) => ({ ...source, revisionId: randomUUID() }));
  await tx.source.createMany({
    data: missing.map(({ id, revisionId }) => ({
      id,
      currentRevisionId: revisionId,
      createdAt: maker.at,
      createdById: maker.userId,
    })),
  });
  await tx.sourceRevision.createMany({
    data: missing.map(({ id, revisionId, party, gradings: _, ...content }) => ({
      ...content,
      id: revisionId,
      sourceId: id,
      version: 1,
      partyId: party === null ? null : (parties.get(party) ?? null),
      recordedAt: maker.at,
      recordedById: maker.userId,
    })),
  });
  await tx.sourceGrading.createMany({
    data: missing.flatMap(({ id, gradings }) =>
      gradings.map(({ theme, reliability, rationale }) => ({
        sourceId: id,
        themeId: theme === null ? null : (themes.get(theme) ?? null),
        reliability,
        rationale,
        graderId: maker.userId,
        recordedAt: maker.at,
      })),
    ),
  });
  for (const { id } of missing) ids.set(id, id);
  return ids;
}
