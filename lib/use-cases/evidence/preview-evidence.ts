import { database } from "@/lib/db/connection";
import { loadRecord } from "@/lib/db/facts";
import { today } from "@/lib/db/today";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { trueOn } from "@/lib/domain/dates";
import { urlKey } from "@/lib/domain/evidence";
import { authorize } from "@/lib/domain/permissions";
import type { LinkRows, SourceRows, Stance } from "@/lib/domain/record";
import type { Affiliation, SourceKind } from "@/lib/domain/source";
import { type Standing, standingsOf } from "@/lib/domain/standing";
import type { Triangulation } from "@/lib/domain/triangulation";
import { loadDuplicates } from "./duplicates";

/** What is typed into the form so far, as far as figures depend on it. */
export interface EvidenceSketch {
  links: readonly { reference: string; stance: Stance; credibility: number | null }[];
  /** The primary source: one that is known, or the kind and party of a new one; null as long as neither is said. */
  source: { id: string } | { kind: SourceKind; party: string | null } | null;
  via: boolean;
  url: string | null;
  publishedOn: string | null;
  eventFrom: string | null;
  eventTo: string | null;
  /** Joins the origin of what has the same address already. */
  sameOrigin: boolean;
}

type Figures = Pick<Standing, "supports" | "contradicts" | "context" | "contradicted"> & {
  triangulation: Triangulation;
  /** How many legs the closure gate lacks. */
  missing: number;
};

/** How one recommendation would move. */
export interface FiguresMoved {
  reference: string;
  /** What the evidence would count as; null while its source is not known, or where it does not count. */
  voice: Affiliation | null;
  addressee: boolean;
  before: Figures;
  after: Figures;
}

/**
 * What logging evidence would do to the figures of the recommendations that it names, and of their parents: computed as
 * the command itself would, nothing stored. References that are unknown or retired are left
 * out. Analysts and above.
 * @throws Forbidden, Unauthenticated
 */
export async function previewEvidence(actor: Actor, sketch: EvidenceSketch): Promise<FiguresMoved[]> {
  assertMaySee(actor);
  authorize(actor, "evidence.log");
  const db = database();
  const wanted = [...new Set(sketch.links.map((link) => link.reference.toLowerCase()))];
  const named = await db.$queryRaw<{ id: string; reference: string; parentId: string | null }[]>`
    SELECT id, reference, parent_id AS "parentId" FROM recommendation WHERE lower(reference) = ANY(${wanted}::text[])`;
  if (named.length === 0) return [];
  const record = await loadRecord(
    db,
    named.map((each) => each.id),
  );
  const clocks = { asOf: today(), knownAt: Number.MAX_SAFE_INTEGER };
  const before = standingsOf(record, clocks);
  const source = await sourceRows(sketch.source);
  const originGroup = sketch.sameOrigin && sketch.url !== null ? await originOf(sketch.url) : null;
  const links = sketch.links.flatMap((link): LinkRows[] => {
    const target = named.find((each) => each.reference.toLowerCase() === link.reference.toLowerCase());
    return target ? [linkRows(target.id, link, sketch, source?.id ?? null, originGroup)] : [];
  });
  const sources = source ? [...record.sources.filter((each) => each.id !== source.id), source] : record.sources;
  const after = standingsOf({ ...record, sources, links: [...record.links, ...links] }, clocks);
  // Those named as they were typed, then the parents that nobody named.
  const placeOf = (reference: string) => [...wanted, reference.toLowerCase()].indexOf(reference.toLowerCase());
  const touched = new Set(named.flatMap((each) => [each.id, each.parentId]));
  return record.recommendations
    .filter((each) => touched.has(each.id))
    .flatMap(({ id, reference }) => {
      const [then, now] = [before.get(id), after.get(id)];
      if (!then || !now || now.retired) return [];
      const fact = now.facts.find((each) => each.evidenceId === NEW);
      return {
        reference,
        voice: source && fact ? fact.affiliation : null,
        addressee: fact?.addressee ?? false,
        before: figuresOf(then),
        after: figuresOf(now),
      };
    })
    .sort((a, b) => placeOf(a.reference) - placeOf(b.reference));
}

/** Stands for the ids that logging would make. */
const NEW = "new";

function linkRows(
  recommendationId: string,
  link: EvidenceSketch["links"][number],
  sketch: EvidenceSketch,
  sourceId: string | null,
  originGroup: string | null,
): LinkRows {
  return {
    id: `${NEW} ${recommendationId}`,
    recommendationId,
    evidenceId: NEW,
    number: Number.MAX_SAFE_INTEGER,
    gradings: [
      { version: 1, recordedAt: 0, stance: link.stance, credibility: link.credibility, removed: false, states: [] },
    ],
    revisions: [
      {
        version: 1,
        recordedAt: 0,
        state: "LOGGED",
        trueOn: trueOn(sketch, today()),
        via: sketch.via,
        language: "",
        sourceId,
      },
    ],
    origins: originGroup === null ? [] : [{ recordedAt: 0, groupId: originGroup }],
    answers: [],
  };
}

async function sourceRows(source: EvidenceSketch["source"]): Promise<SourceRows | null> {
  const db = database();
  if (source === null || ("id" in source && !isUuid(source.id))) return null;
  if ("id" in source) {
    const revision = await db.sourceRevision.findFirst({ where: { currentOf: { id: source.id } } });
    return revision && rowsOf(source.id, revision);
  }
  const party = source.party === null ? null : await db.party.findUnique({ where: { key: source.party } });
  return rowsOf(NEW, { kind: source.kind, partyId: party?.id ?? null });
}

function rowsOf(id: string, { kind, partyId }: { kind: SourceKind; partyId: string | null }): SourceRows {
  return { id, revisions: [{ version: 1, recordedAt: 0, kind, partyId }] };
}

async function originOf(url: string): Promise<string | null> {
  const [older] = await loadDuplicates(database(), urlKey(url), []);
  return older ? (older.groupId ?? older.id) : null;
}

function figuresOf(standing: Standing): Figures {
  const { supports, contradicts, context, triangulation, contradicted, gate } = standing;
  return {
    supports,
    contradicts,
    context,
    triangulation,
    contradicted,
    missing: gate.legs.filter((leg) => !leg.holds).length,
  };
}
