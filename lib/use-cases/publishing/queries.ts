import { database } from "@/lib/db/connection";
import { loadRecord } from "@/lib/db/facts";
import { readNames } from "@/lib/db/people";
import { publicAmong, readPublished, readPublishing, readWithheld } from "@/lib/db/public-record";
import { today } from "@/lib/db/today";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";
import type { Implementation } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";
import type { PublishedTitle } from "@/lib/domain/published";
import { publicRecord, publicStandings, type Withheld, withheldJudgements } from "@/lib/domain/publishing";

/** A judgement in force that is not published, with the evidence that it waits for. */
export interface MissingPart {
  reference: string;
  title: Localized;
  /** The party that it is about; null: the whole. */
  party: Localized | null;
  implementation: Implementation;
  assessmentId: string;
  evidence: { reference: string; title: Localized; withheld: Withheld }[];
}

/** What publishing a publication shows, and what it leaves out. */
export interface PublishingPreview {
  reference: string;
  title: Localized;
  retired: boolean;
  /** Of the newest word on it; 0 where there is none. */
  version: number;
  published: boolean;
  since: Date | null;
  by: string | null;
  reason: string | null;
  /** Recommendations in force, and how many judgements, items of evidence and notes the public sees. */
  shows: { recommendations: number; judgements: number; evidence: number; notes: number };
  missing: MissingPart[];
}

/** The publications that anybody may read. For everybody: it says what is public and nothing else. */
export async function listPublished(): Promise<PublishedTitle[]> {
  return (await readPublished(database())).map(({ reference, title, authors, year }) => ({
    reference,
    title,
    authors,
    year,
  }));
}

/**
 * Whether a publication is public, what its public pages show, and which judgements they leave out for what evidence.
 * Members may. @throws NotFound, Unauthenticated
 */
export async function getPublishing(actor: Actor, reference: string): Promise<PublishingPreview> {
  assertMaySee(actor);
  const db = database();
  const publication = await db.publication.findUnique({
    where: { reference: reference.toUpperCase() },
    include: {
      currentRevision: { select: { title: true, retired: true } },
      recommendations: {
        orderBy: [{ position: "asc" }, { reference: "asc" }],
        select: {
          id: true,
          reference: true,
          parentId: true,
          currentRevision: { select: { title: true, retired: true } },
          _count: { select: { notes: { where: { visibility: "PUBLIC" } } } },
        },
      },
    },
  });
  if (!publication?.currentRevision) throw new NotFound("publicationNotFound");
  const state = await readPublishing(db, publication.id);
  const rows = publication.recommendations;
  const raw = await loadRecord(
    db,
    rows.map((row) => row.id),
  );
  const withheld = await readWithheld(db, raw);
  const shown = publicAmong(raw, withheld);
  const clocks = { asOf: today(), knownAt: Number.POSITIVE_INFINITY };
  const inForce = new Set(rows.filter((row) => row.currentRevision?.retired === false).map((row) => row.id));
  const standings = [...publicStandings(publicRecord(raw, shown), clocks)].filter(([id]) => inForce.has(id));
  const missing = withheldJudgements(raw, shown, clocks);
  const linkOf = new Map(raw.links.map((link) => [link.id, link]));
  const [titles, parties, names] = await Promise.all([
    db.evidence.findMany({
      where: { id: { in: missing.flatMap((each) => each.linkIds.flatMap((id) => linkOf.get(id)?.evidenceId ?? [])) } },
      select: { id: true, currentRevision: { select: { title: true } } },
    }),
    db.party.findMany({
      where: { id: { in: missing.flatMap((each) => each.partyId ?? []) } },
      select: { id: true, currentRevision: { select: { shortName: true } } },
    }),
    readNames(db, state.byId ? [state.byId] : []),
  ]);
  const titleOf = new Map(titles.map((row) => [row.id, (row.currentRevision?.title ?? {}) as Localized]));
  const partyOf = new Map(parties.map((row) => [row.id, (row.currentRevision?.shortName ?? {}) as Localized]));
  const place = new Map(rows.map((row, index) => [row.id, index]));
  return {
    reference: publication.reference,
    title: publication.currentRevision.title as Localized,
    retired: publication.currentRevision.retired,
    version: state.version,
    published: state.published,
    since: state.at,
    by: state.byId === null ? null : (names.get(state.byId) ?? null),
    reason: state.reason,
    shows: {
      recommendations: rows.filter((row) => row.parentId === null && inForce.has(row.id)).length,
      judgements: standings.reduce(
        (sum, [, each]) => sum + [each, ...each.forParties].filter((one) => one.judgementId !== null).length,
        0,
      ),
      evidence: new Set(standings.flatMap(([, each]) => each.facts.map((fact) => fact.evidenceId))).size,
      notes: rows.reduce((sum, row) => sum + (inForce.has(row.id) ? row._count.notes : 0), 0),
    },
    missing: missing
      .sort((a, b) => (place.get(a.recommendationId) ?? 0) - (place.get(b.recommendationId) ?? 0))
      .map((each) => {
        const row = rows[place.get(each.recommendationId) ?? -1];
        const items = new Map(
          each.linkIds.flatMap((id) => {
            const link = linkOf.get(id);
            return link ? [[link.evidenceId, link.number] as const] : [];
          }),
        );
        return {
          reference: row?.reference ?? "",
          title: (row?.currentRevision?.title ?? {}) as Localized,
          party: each.partyId === null ? null : (partyOf.get(each.partyId) ?? {}),
          implementation: each.implementation,
          assessmentId: each.assessmentId,
          evidence: [...items].map(([id, number]) => ({
            reference: evidenceReference(number),
            title: titleOf.get(id) ?? {},
            withheld: withheld.get(id) ?? "TEAM",
          })),
        };
      }),
  };
}
