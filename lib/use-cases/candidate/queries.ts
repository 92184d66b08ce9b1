import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { type CandidateState, stateAfter } from "@/lib/domain/candidate-ruling";
import { NotFound } from "@/lib/domain/errors";
import type { CandidateComponent, Reason } from "@/lib/domain/extraction/candidate";
import type { Localized } from "@/lib/domain/localized";

/** A candidate as people see it. */
export interface ListedCandidate {
  id: string;
  label: string | null;
  text: string;
  start: number;
  end: number;
  page: number | null;
  section: string | null;
  components: CandidateComponent[];
  addressee: string | null;
  theme: string | null;
  score: number;
  reasons: Reason[];
  state: CandidateState;
  /** What it became. */
  recommendation: string | null;
}

/** The candidates of a publication's newest document in reading order; those that others replaced are left out. @throws NotFound, Unauthenticated */
export async function listCandidates(actor: Actor, reference: string) {
  assertMaySee(actor);
  const publication = await database().publication.findUnique({
    where: { reference: reference.toUpperCase() },
    include: {
      currentRevision: { select: { title: true, language: true, retired: true } },
      _count: { select: { recommendations: { where: { parentId: null } } } },
    },
  });
  if (!publication) throw new NotFound("publicationNotFound");
  const document = await database().publicationDocument.findFirst({
    where: { publicationId: publication.id },
    orderBy: { version: "desc" },
    select: { id: true, name: true, version: true },
  });
  const rows = document
    ? await database().documentCandidate.findMany({
        where: { documentId: document.id },
        orderBy: [{ start: "asc" }, { id: "asc" }],
        include: { rulings: { orderBy: { version: "desc" }, take: 1, include: { recommendation: true } } },
      })
    : [];
  return {
    publication: {
      reference: publication.reference,
      title: (publication.currentRevision?.title ?? {}) as Localized,
      language: publication.currentRevision?.language ?? "en",
      retired: publication.currentRevision?.retired ?? false,
      recommendations: publication._count.recommendations,
    },
    document,
    themes: (await database().theme.findMany({ orderBy: { position: "asc" } })).map(({ key, name }) => ({
      ...{ key, name: name as Localized },
    })),
    candidates: rows
      .map(
        ({
          rulings,
          documentId: _document,
          recordedAt: _at,
          recordedById: _by,
          components,
          reasons,
          ...row
        }): ListedCandidate => ({
          ...row,
          components: components as unknown as CandidateComponent[],
          reasons: reasons as unknown as Reason[],
          state: stateAfter(rulings[0]?.kind),
          recommendation: rulings[0]?.recommendation?.reference ?? null,
        }),
      )
      .filter(({ state }) => state !== "REPLACED"),
  };
}
