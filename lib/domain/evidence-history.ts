import type { Day } from "./dates";
import { type Instant, type LinkRows, latestKnown, type RecommendationRows, type SourceRows } from "./record";
import { affiliationOf, type SourceKind } from "./source";

/** An item of evidence with everything that bears on what it counts as. */
export interface EvidenceRows {
  id: string;
  revisions: LinkRows["revisions"];
  origins: LinkRows["origins"];
  links: { recommendationId: string; gradings: { version: number; recordedAt: Instant; removed: boolean }[] }[];
}

/** Items of evidence together with the recommendations that they are linked to, those's parents, and their sources. */
export interface EvidenceRecord {
  items: EvidenceRows[];
  recommendations: RecommendationRows[];
  sources: SourceRows[];
}

/** What an item of evidence counts as. */
export interface EvidenceTraits {
  trueOn: Day;
  language: string;
  /** Of the primary source; null where none is known. */
  kind: SourceKind | null;
  /** How the source stands to the recommendations that the item bears on: several may hold at once. */
  official: boolean;
  independent: boolean;
  neither: boolean;
  /** The source is or speaks for an addressee. */
  issued: boolean;
  /** The first day on which another item that counts shares its origin; null where none does. */
  sharedFrom: Day | null;
}

/** A stretch of time within which the record says the same of an item. */
export interface EvidenceInterval extends EvidenceTraits {
  evidenceId: string;
  knownFrom: Instant;
  /** The instant from which the record says otherwise; null: it says so still. */
  knownTo: Instant | null;
}

type Own = Omit<EvidenceTraits, "sharedFrom"> & { group: string };
type Stretch = { from: Instant; to: Instant; own: Own };

const STILL = Number.POSITIVE_INFINITY;

/**
 * What items of evidence count as over the time of the record. An item counts while it is logged and a link to a
 * recommendation that is in force stands; a component's addressees are its parent's. What it is true on is another
 * question: it counts on days from `trueOn` on.
 * @param record must hold every item that ever had the same origin as one that is asked for
 * @param ids the items asked for
 */
export function evidenceHistory(record: EvidenceRecord, ids: ReadonlySet<string>): EvidenceInterval[] {
  const recommendations = new Map(record.recommendations.map((row) => [row.id, row]));
  const sources = new Map(record.sources.map((row) => [row.id, row]));
  const stretches = new Map(record.items.map((item) => [item.id, stretchesOf(item, recommendations, sources)]));
  const ofGroup = new Map<string, { id: string; stretch: Stretch }[]>();
  for (const [id, own] of stretches) {
    for (const stretch of own) {
      const group = ofGroup.get(stretch.own.group) ?? [];
      ofGroup.set(stretch.own.group, group);
      group.push({ id, stretch });
    }
  }
  return [...stretches].flatMap(([id, own]) =>
    ids.has(id)
      ? own.flatMap((stretch) => {
          const fellows = (ofGroup.get(stretch.own.group) ?? []).filter((each) => each.id !== id);
          return withFellows(
            id,
            stretch,
            fellows.map((each) => each.stretch),
          );
        })
      : [],
  );
}

/** The stretches of an item by itself; none where it counts as nothing. */
function stretchesOf(
  item: EvidenceRows,
  recommendations: ReadonlyMap<string, RecommendationRows>,
  sources: ReadonlyMap<string, SourceRows>,
): Stretch[] {
  const linked = item.links.flatMap(({ recommendationId }) => {
    const own = recommendations.get(recommendationId);
    const parent = own?.parentId ? recommendations.get(own.parentId) : undefined;
    return [own, parent].filter((row) => row !== undefined);
  });
  const named = item.revisions.flatMap(({ sourceId }) => (sourceId === null ? [] : (sources.get(sourceId) ?? [])));
  const instants = [
    ...item.revisions,
    ...item.origins,
    ...item.links.flatMap((link) => link.gradings),
    ...linked.flatMap((row) => row.revisions),
    ...named.flatMap((row) => row.revisions),
  ].map((row) => row.recordedAt);
  const stretches: Stretch[] = [];
  for (const at of [...new Set(instants)].sort((a, b) => a - b)) {
    const own = ownTraits(item, recommendations, sources, at);
    const last = stretches.at(-1);
    const open = last?.to === STILL ? last : undefined;
    if (open && own && isSame(open.own, own)) continue;
    if (open) open.to = at;
    if (own) stretches.push({ from: at, to: STILL, own });
  }
  return stretches;
}

/** What an item counts as, as known at an instant; null where it counts as nothing. */
function ownTraits(
  item: EvidenceRows,
  recommendations: ReadonlyMap<string, RecommendationRows>,
  sources: ReadonlyMap<string, SourceRows>,
  knownAt: Instant,
): Own | null {
  const revision = latestKnown(item.revisions, knownAt);
  if (revision?.state !== "LOGGED") return null;
  const described = revision.sourceId === null ? undefined : sources.get(revision.sourceId);
  const source = described && latestKnown(described.revisions, knownAt);
  let bears = false;
  const own: Own = {
    trueOn: revision.trueOn,
    language: revision.language,
    kind: source?.kind ?? null,
    official: false,
    independent: false,
    neither: false,
    issued: false,
    group: originAt(item, knownAt),
  };
  for (const link of item.links) {
    const grading = latestKnown(link.gradings, knownAt);
    const row = recommendations.get(link.recommendationId);
    const content = row && latestKnown(row.revisions, knownAt);
    if (!grading || grading.removed || !content || content.retired) continue;
    const parent = row.parentId === null ? undefined : recommendations.get(row.parentId);
    const addressed = parent ? latestKnown(parent.revisions, knownAt) : content;
    const addressees = new Set(addressed?.addressees);
    const affiliation = source ? affiliationOf(source, addressees) : "NEITHER";
    bears = true;
    own.official ||= affiliation === "OFFICIAL";
    own.independent ||= affiliation === "INDEPENDENT";
    own.neither ||= affiliation === "NEITHER";
    own.issued ||= Boolean(source?.partyId && addressees.has(source.partyId));
  }
  return bears ? own : null;
}

/** The group that an item was put into last; by itself it is a group of its own. */
function originAt(item: EvidenceRows, knownAt: Instant): string {
  let group = item.id;
  let joined = Number.NEGATIVE_INFINITY;
  for (const origin of item.origins) {
    // Of one instant, the row made later; they come in that order.
    if (origin.recordedAt > knownAt || origin.recordedAt < joined) continue;
    group = origin.groupId;
    joined = origin.recordedAt;
  }
  return group;
}

/** A stretch cut where others of the group begin or end to count. */
function withFellows(evidenceId: string, { from, to, own }: Stretch, fellows: readonly Stretch[]): EvidenceInterval[] {
  const cuts = fellows.flatMap((fellow) => [fellow.from, fellow.to]).filter((at) => at > from && at < to);
  const bounds = [from, ...[...new Set(cuts)].sort((a, b) => a - b), to];
  const { group: _group, ...traits } = own;
  const intervals: EvidenceInterval[] = [];
  for (const [index, knownFrom] of bounds.slice(0, -1).entries()) {
    const end = bounds[index + 1] ?? STILL;
    const knownTo = end === STILL ? null : end;
    const [sharedFrom = null] = fellows
      .filter((fellow) => fellow.from <= knownFrom && fellow.to > knownFrom)
      .map((fellow) => fellow.own.trueOn)
      .sort();
    const last = intervals.at(-1);
    if (last && last.sharedFrom === sharedFrom) last.knownTo = knownTo;
    else intervals.push({ evidenceId, knownFrom, knownTo, ...traits, sharedFrom });
  }
  return intervals;
}

function isSame(a: Own, b: Own): boolean {
  return (Object.keys(a) as (keyof Own)[]).every((key) => a[key] === b[key]);
}
