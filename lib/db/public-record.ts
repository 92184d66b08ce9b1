import { dayIn } from "@/lib/domain/dates";
import type { Localized } from "@/lib/domain/localized";
import type { PublicHead, PublishedTitle } from "@/lib/domain/published";
import type { Withheld } from "@/lib/domain/publishing";
import type { RawRecord } from "@/lib/domain/record";
import type { ChainHead } from "./figures-memo";
import { timezone } from "./today";
import type { Reader } from "./transaction";

/** The newest word on whether a publication is public; version 0 where nobody has said anything. */
export interface PublishingState {
  version: number;
  published: boolean;
  at: Date | null;
  byId: string | null;
  reason: string | null;
}

/** Whether a publication is public, and since when. */
export async function readPublishing(db: Reader, publicationId: string): Promise<PublishingState> {
  const newest = await db.publishing.findFirst({ where: { publicationId }, orderBy: { version: "desc" } });
  if (!newest) return { version: 0, published: false, at: null, byId: null, reason: null };
  const { version, published, recordedAt, recordedById, reason } = newest;
  return { version, published, at: recordedAt, byId: recordedById, reason };
}

/** The publications that are public, by reference. */
export async function readPublished(db: Reader): Promise<(PublishedTitle & { id: string; since: Date })[]> {
  const rows = await db.publication.findMany({
    where: { publishing: { some: {} } },
    orderBy: { reference: "asc" },
    include: { currentRevision: true, publishing: { orderBy: { version: "desc" }, take: 1 } },
  });
  return rows.flatMap(({ id, reference, currentRevision, publishing: [newest] }) =>
    newest?.published && currentRevision
      ? [
          {
            id,
            reference,
            title: currentRevision.title as Localized,
            authors: currentRevision.authors,
            year: currentRevision.year,
            since: newest.recordedAt,
          },
        ]
      : [],
  );
}

/** Why the evidence behind some links is not public, by its id; evidence that is public is absent. */
export async function readWithheld(db: Reader, raw: RawRecord): Promise<Map<string, Withheld>> {
  const ids = [...new Set(raw.links.map((link) => link.evidenceId))];
  const rows = await db.$queryRaw<{ id: string; withheld: Withheld }[]>`
    SELECT e.id, CASE WHEN v.state = 'WITHDRAWN' THEN 'WITHDRAWN' ELSE 'TEAM' END AS withheld
    FROM evidence e JOIN evidence_revision v ON v.id = e.current_revision_id
    WHERE e.id = ANY(${ids}::uuid[]) AND (v.state = 'WITHDRAWN' OR v.visibility = 'TEAM')`;
  return new Map(rows.map((row) => [row.id, row.withheld]));
}

/** The ids of the evidence behind some links that is in force and marked public. */
export function publicAmong(raw: RawRecord, withheld: ReadonlyMap<string, Withheld>): Set<string> {
  return new Set(raw.links.map((link) => link.evidenceId).filter((id) => !withheld.has(id)));
}

/** So many of the newest entries are looked through for the ends of earlier days. */
const ENTRIES = 20_000;
const DAYS = 60;

/** Where the chain ends, and where it ended on the last days on which anything was recorded. Hashes alone: they say nothing. */
export async function readPublicHead(db: Reader, head: ChainHead): Promise<PublicHead> {
  const rows = await db.$queryRaw<{ sequence: bigint; hash: string; at: Date }[]>`
    SELECT DISTINCT ON (day) sequence, hash, at FROM (
      SELECT sequence, hash, at, (at AT TIME ZONE ${timezone()})::date AS day FROM audit_entry
      WHERE sequence <= ${head.sequence} ORDER BY sequence DESC LIMIT ${ENTRIES}::int) newest
    ORDER BY day DESC, sequence DESC LIMIT ${DAYS}::int`;
  return {
    sequence: Number(head.sequence),
    hash: head.hash,
    earlier: rows.map(({ sequence, hash, at }) => ({ day: dayIn(timezone(), at), sequence: Number(sequence), hash })),
  };
}
