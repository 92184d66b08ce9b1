import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import type { PageSpan } from "@/lib/domain/extraction/candidate";
import type { Section } from "@/lib/domain/extraction/sections";
import type { Localized } from "@/lib/domain/localized";
import { anchorIn } from "./anchors";

/** Whether a recommendation's passage stands in a document: as it was, elsewhere, nowhere, or there is no anchor to look for. */
export type PassageState = "FOUND" | "MOVED" | "MISSING" | "NO_ANCHOR" | "NOT_LOOKED_FOR";

/**
 * A publication's document, the newest unless another is asked for, with what it says of each recommendation.
 * @returns null while no document is attached
 * @throws NotFound, Unauthenticated
 */
export async function findDocument(actor: Actor, reference: string) {
  assertMaySee(actor);
  const publication = await database().publication.findUnique({
    where: { reference: reference.toUpperCase() },
    include: { currentRevision: { select: { title: true, retired: true, textSha256: true, language: true } } },
  });
  if (!publication) throw new NotFound("publicationNotFound");
  const document = await database().publicationDocument.findFirst({
    where: { publicationId: publication.id },
    orderBy: { version: "desc" },
    include: {
      passages: true,
      file: { select: { size: true, mediaType: true } },
      _count: { select: { candidates: true } },
    },
  });
  const recommendations = await database().recommendation.findMany({
    where: { publicationId: publication.id, currentRevision: { retired: false } },
    select: {
      ...{ id: true, reference: true, parentId: true, position: true },
      parent: { select: { position: true } },
      currentRevision: { select: { title: true, locator: true } },
    },
  });
  const byAnchor = new Map(document?.passages.map((each) => [`${each.recommendationId} ${each.locatorSha256}`, each]));
  return {
    publication: {
      reference: publication.reference,
      title: (publication.currentRevision?.title ?? {}) as Localized,
      retired: publication.currentRevision?.retired ?? false,
      language: publication.currentRevision?.language ?? "en",
      textSha256: publication.currentRevision?.textSha256 ?? null,
    },
    document: document && {
      id: document.id,
      version: document.version,
      name: document.name,
      sha256: document.sha256,
      size: Number(document.file.size),
      mediaType: document.file.mediaType,
      text: document.text,
      textSha256: document.textSha256,
      pages: document.pages as unknown as PageSpan[],
      sections: document.sections as unknown as Section[],
      attachedAt: document.recordedAt,
      candidates: document._count.candidates,
    },
    recommendations: recommendations
      .toSorted(
        (a, b) =>
          inDocument(a) - inDocument(b) || Number(!!a.parentId) - Number(!!b.parentId) || a.position - b.position,
      )
      .map(({ id, reference: own, parentId, currentRevision }) => {
        const anchor = anchorIn(currentRevision?.locator);
        const passage = anchor ? byAnchor.get(`${id} ${anchor.sha256}`) : undefined;
        const state: PassageState = !anchor
          ? "NO_ANCHOR"
          : !passage
            ? "NOT_LOOKED_FOR"
            : passage.start === null
              ? "MISSING"
              : passage.moved
                ? "MOVED"
                : "FOUND";
        const { start = null, end = null, page = null } = passage ?? {};
        const title = (currentRevision?.title ?? {}) as Localized;
        return { reference: own, parent: parentId !== null, title, state, start, end, page };
      })
      // A component without an anchor of its own is said where its recommendation is.
      .filter(({ parent, state }) => !parent || state !== "NO_ANCHOR"),
  };
}

/** The place of a recommendation in its publication; a component stands where its recommendation does. */
const inDocument = ({ position, parent }: { position: number; parent: { position: number } | null }) =>
  parent?.position ?? position;

/**
 * What the newest document of its publication says of a recommendation.
 * @returns null while there is no document, or the recommendation has no anchor that was looked for
 * @throws Unauthenticated
 */
export async function findPassage(actor: Actor, reference: string) {
  assertMaySee(actor);
  const passage = await database().documentPassage.findFirst({
    where: { recommendation: { reference } },
    orderBy: [{ document: { version: "desc" } }, { recordedAt: "desc" }],
    include: {
      document: {
        select: { name: true, publication: { select: { currentRevision: { select: { language: true } } } } },
      },
      recommendation: { select: { currentRevision: { select: { locator: true } } } },
    },
  });
  if (!passage || anchorIn(passage.recommendation.currentRevision?.locator)?.sha256 !== passage.locatorSha256)
    return null;
  return {
    quotation: passage.quotation,
    page: passage.page,
    document: passage.document.name,
    language: passage.document.publication.currentRevision?.language,
  };
}
