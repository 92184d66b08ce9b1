import { database } from "@/lib/db/connection";
import type { Prisma } from "@/lib/db/generated/client";
import { assertMaySee, getVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { CslItem } from "@/lib/domain/bibliography/csl";
import { citedKey, citeEvidence, citePublication, type Reference } from "@/lib/domain/bibliography/reference";
import { NotFound } from "@/lib/domain/errors";
import { evidenceReference, urlKey } from "@/lib/domain/evidence";
import type { Localized } from "@/lib/domain/localized";

/** Whose bibliography: of one recommendation with its components, of one publication, or of everything. */
export interface ReferenceScope {
  recommendation?: string;
  publication?: string;
  /** The library alone: what was imported. */
  library?: boolean;
  /** Of these publications and items, by reference and number, whatever has become of them: what a document cites. */
  among?: { publications: readonly string[]; evidence: readonly number[] };
}

/** What a bibliography may hold at most. */
const MOST = 20_000;

/**
 * The references of a bibliography: the publications and the evidence in force that the scope has, each by the reference of
 * the library that it cites (by its key, or by the same address or DOI), else made of what the record says; of everything
 * also what else is in the library. @throws NotFound, Unauthenticated
 */
export async function listReferences(actor: Actor, scope: ReferenceScope = {}): Promise<Reference[]> {
  assertMaySee(actor);
  const library = await readLibrary();
  if (scope.library) return library.map((csl) => ({ csl, from: "LIBRARY", reference: csl.id }));
  const within = await placeOf(actor, scope);
  const [publications, evidence] = await Promise.all([
    readPublications(within.publication),
    readEvidence(within.links, scope.among?.evidence),
  ]);
  const byKey = new Map(library.map((csl) => [csl.id, csl]));
  const byAddress = new Map(library.flatMap((csl) => addressesOf(csl).map((address) => [address, csl] as const)));
  const used = new Set<string>();
  const cited = evidence.flatMap((item): Reference[] => {
    const key = citedKey(item.citation);
    const address = item.url === null ? null : urlKey(item.url);
    const own = (key === null ? undefined : byKey.get(key)) ?? (address === null ? undefined : byAddress.get(address));
    if (!own) return [{ csl: citeEvidence(item), from: "EVIDENCE", reference: item.reference }];
    // Two items may cite one work; a bibliography names it once.
    if (used.has(own.id)) return [];
    used.add(own.id);
    return [{ csl: own, from: "LIBRARY", reference: item.reference }];
  });
  const everything = scope.recommendation === undefined && scope.publication === undefined && !scope.among;
  const rest = everything ? library.filter((csl) => !used.has(csl.id)) : [];
  return [
    ...publications.map((csl): Reference => ({ csl, from: "PUBLICATION", reference: csl.id })),
    ...cited,
    ...rest.map((csl): Reference => ({ csl, from: "LIBRARY", reference: csl.id })),
  ];
}

/** How many references the library holds. @throws Unauthenticated */
export async function countLibrary(actor: Actor): Promise<number> {
  assertMaySee(actor);
  const rows = await database().$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT key)::int AS count FROM bibliography_entry`;
  return rows[0]?.count ?? 0;
}

async function readLibrary(): Promise<CslItem[]> {
  const rows = await database().$queryRaw<{ csl: CslItem }[]>`
    SELECT DISTINCT ON (key) csl FROM bibliography_entry ORDER BY key, version DESC LIMIT ${MOST}::int`;
  return rows.map((row) => row.csl);
}

async function placeOf(
  actor: Actor,
  scope: ReferenceScope,
): Promise<{ publication: Prisma.PublicationWhereInput; links: Prisma.EvidenceLinkWhereInput | null }> {
  const db = database();
  if (scope.recommendation !== undefined) {
    const { id, publicationId } = await getVisibleRecommendation(db, actor, scope.recommendation);
    const links = { recommendation: { OR: [{ id }, { parentId: id }] } };
    return { publication: { id: publicationId }, links };
  }
  if (scope.publication !== undefined) {
    const found = await db.publication.findUnique({ where: { reference: scope.publication.toUpperCase() } });
    if (!found) throw new NotFound("publicationNotFound");
    return { publication: { id: found.id }, links: { recommendation: { publicationId: found.id } } };
  }
  if (scope.among) return { publication: { reference: { in: [...scope.among.publications] } }, links: null };
  return { publication: { currentRevision: { retired: false } }, links: null };
}

async function readPublications(where: Prisma.PublicationWhereInput): Promise<CslItem[]> {
  const rows = await database().publication.findMany({ where, include: { currentRevision: true } });
  return rows.flatMap(({ reference, currentRevision: revision }) => {
    if (!revision) return [];
    const { authors, year, language, url } = revision;
    const title = revision.title as Localized;
    const citation = revision.citation as Record<string, unknown> | null;
    return [citePublication({ reference, title, authors, year, language, url, citation })];
  });
}

async function readEvidence(links: Prisma.EvidenceLinkWhereInput | null, numbers?: readonly number[]) {
  const source = { include: { source: { include: { currentRevision: { select: { name: true } } } } } } as const;
  const rows = await database().evidence.findMany({
    where: numbers
      ? { number: { in: [...numbers] } }
      : { currentRevision: { state: { not: "WITHDRAWN" } }, ...(links ? { links: { some: links } } : {}) },
    include: {
      currentRevision: { include: { sources: { orderBy: { position: "asc" }, take: 1, ...source } } },
      links: { where: links ?? { id: { in: [] } }, include: { gradings: { orderBy: { version: "desc" }, take: 1 } } },
    },
    orderBy: { number: "asc" },
    take: MOST,
  });
  return rows.flatMap(({ number, currentRevision: revision, links: found }) => {
    // A link that was taken back cites nothing any more.
    if (!revision || (links && found.every((link) => link.gradings[0]?.removed))) return [];
    const { type, url, publishedOn, capturedAt, language, citation } = revision;
    const name = revision.sources[0]?.source.currentRevision?.name ?? null;
    const title = revision.title as Localized;
    return [
      {
        reference: evidenceReference(number),
        type,
        title,
        url,
        publishedOn,
        capturedAt,
        language,
        citation,
        source: name,
      },
    ];
  });
}

function addressesOf({ URL: url, DOI: doi }: CslItem): string[] {
  const given = [url, doi && `https://doi.org/${doi.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, "")}`];
  return given.flatMap((address) => (address ? (urlKey(address) ?? []) : []));
}
