import { randomUUID } from "node:crypto";
import type { Prisma } from "@/lib/db/generated/client";
import { type Tx, transact } from "@/lib/db/transaction";
import { urlKey } from "@/lib/domain/evidence";
import type { Stance } from "@/lib/domain/record";
import { systemActor } from "./actors";

export { anonymousActor, createActor, createTeam, systemActor } from "./actors";
export { useClock } from "./clock";

let made = 0;
const next = () => ++made;

const en = (text: string) => ({ en: text });

/** A theme, by key. */
export function createTheme(theme: { key?: string; name?: string } = {}) {
  const number = next();
  const key = theme.key ?? `theme-${number}`;
  return transact((tx) =>
    tx.theme.create({ data: { key, name: en(theme.name ?? `Theme ${number}`), position: number } }),
  );
}

/** A party with its first revision. */
export async function createParty(
  party: {
    key?: string;
    kind?: "BODY" | "STATE" | "ORGANISATION";
    name?: string;
    memberState?: boolean;
    collective?: boolean;
  } = {},
) {
  const number = next();
  const revisionId = randomUUID();
  const name = en(party.name ?? `Party ${number}`);
  return identity(revisionId, async (tx, base, revised) => {
    const created = await tx.party.create({ data: { ...base, key: party.key ?? `party-${number}` } });
    await tx.partyRevision.create({
      data: {
        ...revised,
        partyId: created.id,
        kind: party.kind ?? "BODY",
        name,
        shortName: name,
        memberState: party.memberState ?? false,
        collective: party.collective ?? false,
      },
    });
    return created;
  });
}

/** A publication with its first revision. */
export async function createPublication(
  publication: { reference?: string; title?: string /** Ids; all without them. */; stateIds?: string[] } = {},
) {
  const number = next();
  return identity(randomUUID(), async (tx, base, revised) => {
    const created = await tx.publication.create({
      data: { ...base, reference: publication.reference ?? `PUB-${number}` },
    });
    await tx.publicationRevision.create({
      data: {
        ...revised,
        publicationId: created.id,
        title: en(publication.title ?? `Publication ${number}`),
        authors: ["A. Author"],
        year: 2025,
        language: "en",
        everyState: publication.stateIds === undefined,
        stateIds: publication.stateIds ?? [],
      },
    });
    return created;
  });
}

/**
 * A recommendation, or with a parent a component, with its first revision; its theme and publication are made unless
 * given.
 */
export async function createRecommendation(
  recommendation: {
    reference?: string;
    title?: string;
    publicationId?: string;
    themeId?: string;
    parent?: { id: string; publicationId: string };
    /** Party ids. */
    addressees?: string[];
    retired?: boolean;
  } = {},
) {
  const number = next();
  const themeId = recommendation.themeId ?? (await createTheme()).id;
  const publicationId =
    recommendation.parent?.publicationId ?? recommendation.publicationId ?? (await createPublication()).id;
  return identity(randomUUID(), async (tx, base, revised) => {
    const created = await tx.recommendation.create({
      data: {
        ...base,
        reference: recommendation.reference ?? `REC-${number}`,
        publicationId,
        position: number,
        ...(recommendation.parent ? { parentId: recommendation.parent.id } : {}),
      },
    });
    await tx.recommendationRevision.create({
      data: {
        ...revised,
        recommendationId: created.id,
        title: en(recommendation.title ?? `Recommendation ${number}`),
        summary: en(`What recommendation ${number} asks for.`),
        basis: "EXPLICIT",
        themeId,
        levels: ["REGIONAL"],
        retired: recommendation.retired ?? false,
        parties: {
          create: (recommendation.addressees ?? []).map((partyId, position) => ({
            partyId,
            position,
            role: "ADDRESSEE",
          })),
        },
      },
    });
    return created;
  });
}

/** A source with its first revision; ungraded. */
export async function createSource(
  source: { name?: string; kind?: Prisma.SourceRevisionUncheckedCreateInput["kind"]; partyId?: string } = {},
) {
  const number = next();
  return identity(randomUUID(), async (tx, base, revised) => {
    const created = await tx.source.create({ data: base });
    await tx.sourceRevision.create({
      data: {
        ...revised,
        sourceId: created.id,
        name: source.name ?? `Source ${number}`,
        kind: source.kind ?? "INDEPENDENT_MEDIA",
        languages: ["en"],
        ...(source.partyId ? { partyId: source.partyId, relation: "SPEAKS_FOR" } : {}),
      },
    });
    return created;
  });
}

/** Evidence with its first revision, an origin group of its own unless one is given, and graded links; the source is made unless given. */
export async function createEvidence(
  evidence: {
    title?: string;
    sourceId?: string;
    publishedOn?: string;
    visibility?: "TEAM" | "PUBLIC";
    via?: string;
    url?: string;
    originGroupId?: string;
    /** Who logs it, by id; the system unless given. */
    by?: string;
    links?: { recommendationId: string; stance?: Stance; credibility?: number }[];
  } = {},
) {
  const number = next();
  const sourceId = evidence.sourceId ?? (await createSource()).id;
  const publishedOn = evidence.publishedOn ?? "2026-01-15";
  return identity(randomUUID(), async (tx, base, revised) => {
    const created = await tx.evidence.create({
      data: { ...base, ...(evidence.by ? { createdById: evidence.by } : {}) },
    });
    await tx.evidenceRevision.create({
      data: {
        ...revised,
        evidenceId: created.id,
        state: "LOGGED",
        type: "NEWS",
        title: en(evidence.title ?? `Evidence ${number}`),
        publishedOn,
        trueOn: new Date(publishedOn),
        language: "en",
        visibility: evidence.visibility ?? "TEAM",
        ...(evidence.via ? { via: evidence.via } : {}),
        ...(evidence.url ? { url: evidence.url, urlKey: urlKey(evidence.url) } : {}),
        sources: { create: { sourceId, position: 0 } },
      },
    });
    const { recordedAt, recordedById } = revised;
    await tx.originMembership.create({
      data: { evidenceId: created.id, groupId: evidence.originGroupId ?? randomUUID(), recordedAt, recordedById },
    });
    const links = [];
    for (const { recommendationId, stance = "SUPPORTS", credibility } of evidence.links ?? []) {
      const grading = {
        version: 1,
        stance,
        graderId: recordedById,
        recordedAt,
        ...(credibility ? { credibility } : {}),
      };
      links.push(
        await tx.evidenceLink.create({
          data: {
            evidenceId: created.id,
            recommendationId,
            createdAt: recordedAt,
            createdById: recordedById,
            gradings: { create: grading },
          },
        }),
      );
    }
    return { ...created, links };
  });
}

type Base = { currentRevisionId: string; createdAt: Date; createdById: string };
type Revised = { id: string; version: number; recordedAt: Date; recordedById: string };

/** An identity row that points at its first revision: the reference is checked at the commit only. */
async function identity<Row>(
  revisionId: string,
  insert: (tx: Tx, base: Base, revised: Revised) => Promise<Row>,
): Promise<Row> {
  const { userId } = await systemActor();
  return transact((tx, at) =>
    insert(
      tx,
      { currentRevisionId: revisionId, createdAt: at, createdById: userId },
      { id: revisionId, version: 1, recordedAt: at, recordedById: userId },
    ),
  );
}
