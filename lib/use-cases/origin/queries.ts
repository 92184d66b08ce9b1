import { database } from "@/lib/db/connection";
import { getVisibleEvidence } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { evidenceReference } from "@/lib/domain/evidence";
import type { Localized } from "@/lib/domain/localized";
import { type OriginItem, type OriginReason, suggestOrigins } from "@/lib/domain/origin";
import { can } from "@/lib/domain/permissions";
import { readMembers } from "./read-members";

/** An item by name. */
export interface OriginMember {
  id: string;
  reference: string;
  title: Localized;
}

/** The origin group of an item, and what may belong to it, too. */
export interface OriginShown {
  groupId: string;
  /** The other items of the group that stand. */
  fellows: OriginMember[];
  /** For those who may join items; the likeliest first. */
  suggestions: (OriginMember & { reasons: OriginReason[]; similarity: number })[];
}

/** So many items are compared word by word, those that the database finds alike. */
const MOST_CANDIDATES = 200;
const MOST_SUGGESTIONS = 10;
/** So many runs of so many words of a text are looked for in the others. */
const PROBES = 6;
const PROBE_WORDS = 5;

/** The origin of an item, by id or reference. @throws NotFound, Unauthenticated */
export async function getOrigin(actor: Actor, idOrReference: string): Promise<OriginShown> {
  const db = database();
  const evidence = await getVisibleEvidence(db, actor, idOrReference);
  const { id, currentRevision } = evidence;
  const membership = await db.originMembership.findFirst({
    where: { evidenceId: id },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
  });
  const groupId = membership?.groupId ?? id;
  const members = await readMembers(db, groupId);
  const fellows = members.filter((each) => each.id !== id && each.state === "LOGGED");
  const own: CandidateRow = {
    id,
    number: evidence.number,
    title: currentRevision.title as Localized,
    urlKey: currentRevision.urlKey,
    quotation: currentRevision.quotation,
    translation: currentRevision.translation,
    groupId,
  };
  const candidates = can(actor, "origin.edit") && currentRevision.state === "LOGGED" ? await findCandidates(own) : [];
  const byId = new Map(candidates.map((row) => [row.id, row]));
  return {
    groupId,
    fellows: fellows.map(named),
    suggestions: suggestOrigins(itemOf(own), candidates.map(itemOf))
      .slice(0, MOST_SUGGESTIONS)
      .flatMap(({ id: candidateId, ...suggestion }) => {
        const row = byId.get(candidateId);
        return row ? [{ ...named(row), ...suggestion }] : [];
      }),
  };
}

interface CandidateRow {
  id: string;
  number: number;
  title: Localized;
  urlKey: string | null;
  quotation: string | null;
  translation: string | null;
  groupId: string;
}

/**
 * Items that an index finds alike: of the same address, with a title of the item's in theirs word by word, or with one of a
 * few runs of words of its text. (Not by trigrams: where a server's locale is C, they know no Cyrillic letter.)
 */
async function findCandidates(own: CandidateRow): Promise<CandidateRow[]> {
  const phrases = [...Object.values(own.title), ...probesOf(own.quotation), ...probesOf(own.translation)];
  return database().$queryRaw<CandidateRow[]>`
    WITH alike AS (
      SELECT v.id FROM evidence_revision v WHERE v.url_key = ${own.urlKey}::text
      UNION SELECT v.id FROM unnest(${phrases}::text[]) AS p(phrase) CROSS JOIN LATERAL
        (SELECT v.id FROM evidence_revision v WHERE v.search @@ phraseto_tsquery('pg_catalog.russian', heed_fold(p.phrase))
          LIMIT ${MOST_CANDIDATES}::int) v)
    SELECT e.id, e.number, v.title, v.url_key AS "urlKey", v.quotation, v.translation,
      coalesce((SELECT m.group_id FROM origin_membership m WHERE m.evidence_id = e.id
        ORDER BY m.recorded_at DESC, m.id DESC LIMIT 1), e.id) AS "groupId"
    FROM alike JOIN evidence_revision v ON v.id = alike.id JOIN evidence e ON e.current_revision_id = v.id
    WHERE v.state = 'LOGGED' AND e.id <> ${own.id}::uuid ORDER BY e.number LIMIT ${MOST_CANDIDATES}::int`;
}

/** A few runs of words from all over a text: of two nearly equal texts one at least has one of the other's. */
function probesOf(text: string | null): string[] {
  const words = text?.split(/\s+/) ?? [];
  const last = words.length - PROBE_WORDS;
  if (last < 0) return [];
  const starts = Array.from({ length: PROBES }, (_, at) => Math.round((at * last) / (PROBES - 1)));
  return [...new Set(starts)].map((start) => words.slice(start, start + PROBE_WORDS).join(" "));
}

function itemOf(row: CandidateRow): OriginItem {
  return {
    id: row.id,
    titles: Object.values(row.title),
    urlKey: row.urlKey,
    texts: [row.quotation, row.translation].filter((text) => text !== null),
    groupId: row.groupId,
  };
}

function named({ id, number, title }: { id: string; number: number; title: Localized }): OriginMember {
  return { id, reference: evidenceReference(number), title };
}
