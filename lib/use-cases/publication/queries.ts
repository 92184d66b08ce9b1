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
  const [rows, states] = await Promise.all([
    database().publication.findMany({ orderBy: { reference: "asc" }, include: content }),
    namedStates(),
  ]);
  return rows.flatMap((row) => present(row, states)).sort((a, b) => Number(a.retired) - Number(b.retired));
}

/** One publication with its earlier states. @throws NotFound, Unauthenticated */
export async function getPublication(actor: Actor, reference: string) {
  assertMaySee(actor);
  const row = await database().publication.findUnique({
    where: { reference: reference.toUpperCase() },
    include: { ...content, revisions: { orderBy: { version: "desc" } } },
  });
  const [publication] = row ? present(row, await namedStates()) : [];
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

/** A member state that a publication names. */
export interface NamedState {
  key: string;
  shortName: Localized;
}

/** Whatever a publication can name, by id: what was a member state once, too. */
async function namedStates(): Promise<Map<string, NamedState>> {
  const rows = await database().$queryRaw<(NamedState & { id: string })[]>`
    SELECT y.id, y.key, v.short_name AS "shortName" FROM party y JOIN party_revision v ON v.id = y.current_revision_id
    WHERE y.id IN (SELECT unnest(c.state_ids) FROM publication u JOIN publication_revision c ON c.id = u.current_revision_id)
    ORDER BY v.short_name ->> 'en', y.key`;
  return new Map(rows.map(({ id, ...state }) => [id, state]));
}

function present(
  row: {
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
      everyState: boolean;
      stateIds: string[];
      retired: boolean;
      reason: string | null;
    } | null;
    _count: { recommendations: number };
  },
  states: ReadonlyMap<string, NamedState>,
) {
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
      /** The member states that its recommendations are judged apart in; null for all that there are. */
      states: revision.everyState
        ? null
        : [...states].filter(([id]) => revision.stateIds.includes(id)).map(([, state]) => state),
      retired: revision.retired,
      reason: revision.reason,
      recommendations: row._count.recommendations,
    },
  ];
}
