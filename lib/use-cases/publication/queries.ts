import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import type { Localized } from "@/lib/domain/localized";

const content = {
  currentRevision: true,
  _count: { select: { recommendations: { where: { parentId: null, currentRevision: { retired: false } } } } },
} as const;

/** The publications, those in force first, with how many of their recommendations are in force. @throws Unauthenticated */
export async function listPublications(actor: Actor) {
  assertMaySee(actor);
  const rows = await database().publication.findMany({ orderBy: { reference: "asc" }, include: content });
  return rows.flatMap(present).sort((a, b) => Number(a.retired) - Number(b.retired));
}

/** One publication with its earlier states. @throws NotFound, Unauthenticated */
export async function getPublication(actor: Actor, reference: string) {
  assertMaySee(actor);
  const row = await database().publication.findUnique({
    where: { reference: reference.toUpperCase() },
    include: { ...content, revisions: { orderBy: { version: "desc" } } },
  });
  const [publication] = row ? present(row) : [];
  if (!row || !publication) throw new NotFound("publicationNotFound");
  const authors = await database().user.findMany({
    where: { id: { in: row.revisions.map((revision) => revision.recordedById) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(authors.map((author) => [author.id, author.name]));
  return {
    ...publication,
    revisions: row.revisions.map((revision) => ({
      version: revision.version,
      title: revision.title as Localized,
      retired: revision.retired,
      reason: revision.reason,
      at: revision.recordedAt,
      by: nameOf.get(revision.recordedById) ?? null,
    })),
  };
}

function present(row: {
  id: string;
  reference: string;
  version: number;
  currentRevision: {
    title: unknown;
    authors: string[];
    year: number;
    language: string;
    url: string | null;
    citation: unknown;
    fileSha256: string | null;
    textSha256: string | null;
    retired: boolean;
    reason: string | null;
  } | null;
  _count: { recommendations: number };
}) {
  const { currentRevision: revision } = row;
  if (!revision) return [];
  return [
    {
      id: row.id,
      reference: row.reference,
      version: row.version,
      title: revision.title as Localized,
      authors: revision.authors,
      year: revision.year,
      language: revision.language,
      url: revision.url,
      citation: revision.citation as Record<string, unknown> | null,
      fileSha256: revision.fileSha256,
      textSha256: revision.textSha256,
      retired: revision.retired,
      reason: revision.reason,
      recommendations: row._count.recommendations,
    },
  ];
}
