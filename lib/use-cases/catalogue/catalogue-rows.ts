import { randomUUID } from "node:crypto";
import type { Prisma } from "@/lib/db/generated/client";
import type { Catalogue } from "@/lib/domain/catalogue";
import { type Day, toDate, trueOn } from "@/lib/domain/dates";

/** The party that stands for all member states at once, by its key. */
const COLLECTIVE = "member-states";
/** The work through which evidence was seen when the catalogue says `via`. */
const VIA = "Kolosovskiy 2025";

/** Who records the rows, when, on which day, and under which numbers the evidence goes. */
export interface Recording {
  by: string;
  at: Date;
  today: Day;
  evidenceNumber(catalogueNumber: number): number;
}

/** The catalogue as rows for bulk inserts, tied together by ids made here. */
export function catalogueRows(catalogue: Catalogue, recording: Recording) {
  const parts = [
    publicationAndThemeRows(catalogue, recording),
    partyRows(catalogue, recording),
    sourceIdentityRows(catalogue, recording),
  ] as const;
  const [publications, parties, sources] = parts;
  const recommendations = recommendationRows(catalogue, recording, {
    publicationId: publications.publication.id,
    themeIds: publications.themeIds,
    partyIds: parties.partyIds,
  });
  const evidence = evidenceRows(catalogue, recording, {
    sourceIds: sources.sourceIds,
    recommendationIds: recommendations.recommendationIds,
  });
  return {
    ...publications,
    ...parties,
    ...sources,
    sourceRevisions: sourceRevisionRows(catalogue, recording, sources, parties.partyIds),
    ...recommendations,
    ...evidence,
    ...noteRows(catalogue, recording, recommendations.recommendationIds),
    ...proposalRows(catalogue, recording, recommendations.recommendationIds, evidence.linkIds),
  };
}

function recorded({ by, at }: Recording) {
  return { recordedAt: at, recordedById: by };
}

/** An identity that points at its first revision, which is inserted after it (the foreign key waits for the commit). */
function identity({ by, at }: Recording) {
  return { id: randomUUID(), currentRevisionId: randomUUID(), createdAt: at, createdById: by };
}

/** The entry of a key that the catalogue's own check has proved to be there. */
function named<Value>(map: ReadonlyMap<string | number, Value>, key: string | number): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The catalogue names ${key}, which it does not contain.`);
  return value;
}

function publicationAndThemeRows({ publication: source, themes }: Catalogue, recording: Recording) {
  const publication = { ...identity(recording), reference: source.key.toUpperCase() };
  const themeRows = themes.map((theme, position) => ({ ...theme, id: randomUUID(), position }));
  return {
    publication,
    publicationRevision: {
      id: publication.currentRevisionId,
      publicationId: publication.id,
      version: 1,
      title: source.title,
      authors: source.authors,
      year: source.year,
      language: source.language,
      citation: source.citation,
      textSha256: source.textSha256,
      ...recorded(recording),
    },
    themes: themeRows,
    themeIds: new Map(themeRows.map((theme) => [theme.key, theme.id])),
  };
}

function partyRows({ parties }: Catalogue, recording: Recording) {
  const identities = parties.map((party) => ({ ...identity(recording), key: party.key }));
  const partyIds = new Map(identities.map((party) => [party.key, party.id]));
  const partyRevisions = identities.map((row, index) => {
    const party = parties[index];
    if (!party) throw new Error("Parties and their identities differ in number.");
    return {
      id: row.currentRevisionId,
      partyId: row.id,
      version: 1,
      kind: party.kind,
      name: party.name,
      shortName: party.shortName,
      country: party.country ?? null,
      memberState: party.memberState,
      collective: party.key === COLLECTIVE,
      ...recorded(recording),
    };
  });
  return { parties: identities, partyRevisions, partyIds };
}

function sourceIdentityRows({ sources }: Catalogue, recording: Recording) {
  const keyed = sources.map((source) => ({ source, row: identity(recording) }));
  return {
    sources: keyed.map(({ row }) => row),
    sourceIds: new Map(keyed.map(({ source, row }) => [source.key, row.id])),
    keyedSources: keyed,
  };
}

function sourceRevisionRows(
  _catalogue: Catalogue,
  recording: Recording,
  { keyedSources }: ReturnType<typeof sourceIdentityRows>,
  partyIds: ReadonlyMap<string, string>,
) {
  return keyedSources.map(({ source, row }) => ({
    id: row.currentRevisionId,
    sourceId: row.id,
    version: 1,
    name: source.name,
    kind: source.kind,
    country: source.country ?? null,
    languages: source.languages,
    partyId: source.party === undefined ? null : named(partyIds, source.party),
    relation: source.relation ?? null,
    ...recorded(recording),
  }));
}

function recommendationRows(
  { recommendations }: Catalogue,
  recording: Recording,
  ids: { publicationId: string; themeIds: ReadonlyMap<string, string>; partyIds: ReadonlyMap<string, string> },
) {
  const rows: Prisma.RecommendationCreateManyInput[] = [];
  const revisions: Prisma.RecommendationRevisionCreateManyInput[] = [];
  const parties: Prisma.RecommendationPartyCreateManyInput[] = [];
  const recommendationIds = new Map<string, string>();
  recommendations.forEach((recommendation, position) => {
    const parent = { ...identity(recording), reference: recommendation.reference };
    const shared = {
      version: 1,
      themeId: named(ids.themeIds, recommendation.theme),
      levels: recommendation.levels,
      basis: recommendation.basis,
      ...recorded(recording),
    };
    rows.push({ ...parent, publicationId: ids.publicationId, position });
    revisions.push({
      ...shared,
      id: parent.currentRevisionId,
      recommendationId: parent.id,
      title: recommendation.title,
      summary: recommendation.summary,
      locator: recommendation.locator,
    });
    recommendationIds.set(parent.reference, parent.id);
    for (const [role, keys] of [
      ["ADDRESSEE", recommendation.addressees],
      ["PARTNER", recommendation.partners],
    ] as const) {
      keys.forEach((key, place) => {
        parties.push({
          revisionId: parent.currentRevisionId,
          partyId: named(ids.partyIds, key),
          role,
          position: place,
        });
      });
    }
    recommendation.components.forEach((component, place) => {
      const row = { ...identity(recording), reference: `${parent.reference}${component.letter}` };
      rows.push({ ...row, publicationId: ids.publicationId, parentId: parent.id, position: place });
      revisions.push({
        ...shared,
        id: row.currentRevisionId,
        recommendationId: row.id,
        title: component.title,
        summary: {},
        derived: component.derived,
        ...(!component.derived && { locator: component.locator }),
      });
      recommendationIds.set(row.reference, row.id);
    });
  });
  return {
    recommendations: rows,
    recommendationRevisions: revisions,
    recommendationParties: parties,
    recommendationIds,
  };
}

function evidenceRows(
  { evidence }: Catalogue,
  recording: Recording,
  ids: { sourceIds: ReadonlyMap<string, string>; recommendationIds: ReadonlyMap<string, string> },
) {
  const items = evidence.map((item) => ({
    item,
    row: { ...identity(recording), number: recording.evidenceNumber(item.number) },
  }));
  const links = items.flatMap(({ item, row }) =>
    item.links.map((link) => ({
      number: item.number,
      stance: link.stance,
      row: {
        id: randomUUID(),
        evidenceId: row.id,
        recommendationId: named(ids.recommendationIds, link.reference),
        createdAt: recording.at,
        createdById: recording.by,
      },
    })),
  );
  const linkIds = new Map<number, { id: string; recommendationId: string }[]>();
  for (const { number, row } of links) linkIds.set(number, [...(linkIds.get(number) ?? []), row]);
  return {
    evidence: items.map(({ row }) => row),
    evidenceRevisions: items.map(({ item, row }) => ({
      id: row.currentRevisionId,
      evidenceId: row.id,
      version: 1,
      state: "LOGGED" as const,
      type: item.type,
      title: item.title,
      publishedOn: item.publishedOn ?? null,
      eventFrom: item.eventFrom ?? null,
      eventTo: item.eventTo ?? null,
      ongoing: item.ongoing ?? false,
      trueOn: toDate(trueOn(item, recording.today)),
      language: item.language,
      citation: item.citation,
      via: item.via ? VIA : null,
      ...recorded(recording),
    })),
    evidenceSources: items.flatMap(({ item, row }) =>
      item.sources.map((key, position) => ({
        revisionId: row.currentRevisionId,
        sourceId: named(ids.sourceIds, key),
        position,
      })),
    ),
    evidenceLinks: links.map(({ row }) => row),
    linkGradings: links.map(({ row, stance }) => ({
      linkId: row.id,
      version: 1,
      stance,
      graderId: recording.by,
      recordedAt: recording.at,
    })),
    linkIds,
  };
}

function noteRows({ notes }: Catalogue, { by, at }: Recording, ids: ReadonlyMap<string, string>) {
  const rows = notes.map((note) => ({
    body: `${note.body.en}\n\n${note.body.ru}`,
    row: {
      id: randomUUID(),
      recommendationId: named(ids, note.recommendation),
      authorId: by,
      createdAt: at,
    },
  }));
  return {
    notes: rows.map(({ row }) => row),
    noteRevisions: rows.map(({ row, body }) => ({ noteId: row.id, version: 1, body, recordedAt: at })),
  };
}

/** Proposals cite the links of their evidence on the recommendation or its components. */
function proposalRows(
  { proposals }: Catalogue,
  { by, at }: Recording,
  ids: ReadonlyMap<string, string>,
  linkIds: ReadonlyMap<number, { id: string; recommendationId: string }[]>,
) {
  const rows = proposals.map((proposal) => ({
    proposal,
    row: {
      id: randomUUID(),
      recommendationId: named(ids, proposal.reference),
      implementation: proposal.implementation,
      confidence: proposal.confidence,
      reasons: proposal.reasons,
      rationale: proposal.rationale,
      asOn: toDate(proposal.asOn),
      authorId: by,
      submittedAt: at,
    },
  }));
  return {
    assessments: rows.map(({ row }) => row),
    citations: rows.flatMap(({ proposal, row }) => {
      const family = new Set(
        [...ids].filter(([reference]) => belongsTo(reference, proposal.reference)).map(([, id]) => id),
      );
      return proposal.cites
        .flatMap((number) => named(linkIds, number))
        .filter((link) => family.has(link.recommendationId))
        .map((link) => ({ assessmentId: row.id, linkId: link.id }));
    }),
  };
}

function belongsTo(reference: string, parent: string): boolean {
  return reference === parent || (reference.startsWith(parent) && /^[a-z]$/.test(reference.slice(parent.length)));
}
