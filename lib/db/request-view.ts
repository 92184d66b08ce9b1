import { type Day, toDay } from "@/lib/domain/dates";
import type { Localized } from "@/lib/domain/localized";
import type { RequestState } from "@/lib/domain/request";
import { type EvidenceBrief, readEvidenceBriefs } from "./evidence-brief";
import { readNames } from "./people";
import type { Reader } from "./transaction";

/** A request for evidence as it stood at an instant. */
export interface RequestView {
  id: string;
  version: number;
  reference: string;
  recommendationId: string;
  recommendationTitle: Localized;
  state: RequestState;
  wanted: string;
  owner: { id: string; name: string } | null;
  dueOn: Day | null;
  /** The member state that it is about. */
  party: { key: string; shortName: Localized } | null;
  /** What filled it. */
  evidence: EvidenceBrief | null;
  /** Why it was given up. */
  reason: string | null;
  createdAt: Date;
  createdBy: { id: string; name: string };
  changedAt: Date;
}

/**
 * Requests as known at an instant: open ones first, by day (those without one last), then the others, newest first.
 * @param ids request ids
 */
export async function readRequests(db: Reader, ids: readonly string[], known: Date): Promise<RequestView[]> {
  if (ids.length === 0) return [];
  const rows = await db.evidenceRequest.findMany({
    where: { id: { in: [...ids] }, createdAt: { lte: known } },
    include: {
      recommendation: { select: { reference: true, currentRevision: { select: { title: true } } } },
      revisions: { where: { recordedAt: { lte: known } }, orderBy: { version: "desc" }, take: 1 },
    },
  });
  const revisions = rows.flatMap((row) => row.revisions);
  const partyIds = revisions.flatMap((revision) => revision.partyId ?? []);
  const [items, names, parties] = await Promise.all([
    readEvidenceBriefs(
      db,
      revisions.flatMap((revision) => revision.evidenceId ?? []),
    ),
    readNames(db, [...rows.map((row) => row.createdById), ...revisions.map((revision) => revision.ownerId)]),
    partyIds.length === 0
      ? []
      : db.party.findMany({
          where: { id: { in: partyIds } },
          include: { currentRevision: { select: { shortName: true } } },
        }),
  ]);
  const partyOf = new Map(
    parties.map((party) => [
      party.id,
      { key: party.key, shortName: (party.currentRevision?.shortName ?? {}) as Localized },
    ]),
  );
  const person = (id: string) => ({ id, name: names.get(id) ?? "" });
  return rows
    .flatMap(({ revisions: [revision], ...row }): RequestView[] => {
      if (!revision) return [];
      return [
        {
          id: row.id,
          version: revision.version,
          reference: row.recommendation.reference,
          recommendationId: row.recommendationId,
          recommendationTitle: (row.recommendation.currentRevision?.title ?? {}) as Localized,
          state: revision.state,
          wanted: revision.wanted,
          owner: revision.ownerId === null ? null : person(revision.ownerId),
          dueOn: revision.dueOn && toDay(revision.dueOn),
          party: (revision.partyId && partyOf.get(revision.partyId)) || null,
          evidence: (revision.evidenceId && items.get(revision.evidenceId)) || null,
          reason: revision.reason,
          createdAt: row.createdAt,
          createdBy: person(row.createdById),
          changedAt: revision.recordedAt,
        },
      ];
    })
    .sort(openFirst);
}

function openFirst(a: RequestView, b: RequestView): number {
  const open = (view: RequestView) => view.state === "OPEN";
  if (open(a) !== open(b)) return open(a) ? -1 : 1;
  if (!open(a)) return b.changedAt.getTime() - a.changedAt.getTime() || (a.id < b.id ? 1 : -1);
  const [left, right] = [a.dueOn ?? "9999", b.dueOn ?? "9999"];
  return left < right ? -1 : left > right ? 1 : a.id < b.id ? -1 : 1;
}

/** All requests on some recommendations as known at an instant, in the order of readRequests. */
export async function readRequestsOn(
  db: Reader,
  recommendationIds: readonly string[],
  known: Date,
): Promise<RequestView[]> {
  const rows = await db.evidenceRequest.findMany({
    where: { recommendationId: { in: [...recommendationIds] } },
    select: { id: true },
  });
  return readRequests(
    db,
    rows.map((row) => row.id),
    known,
  );
}

const ALWAYS = new Date("9999-12-31T00:00:00Z");

/**
 * The requests that are open now, somebody's own first, each part by day (those without one last), with how many there are
 * in all and how many are theirs.
 * @param me a member's id
 */
export async function readOpenRequests(
  db: Reader,
  me: string | null,
  { limit, mine }: { limit: number; mine: boolean },
): Promise<{ items: RequestView[]; total: number; own: number }> {
  const rows = await db.$queryRaw<{ id: string; total: number; own: number }[]>`
    SELECT q.id, (count(*) OVER ())::int AS total, (count(*) FILTER (WHERE v.owner_id = ${me}::uuid) OVER ())::int AS own
    FROM evidence_request q JOIN evidence_request_revision v ON v.request_id = q.id AND v.version = q.version
    WHERE v.state = 'OPEN' AND (NOT ${mine} OR v.owner_id = ${me}::uuid)
    ORDER BY (v.owner_id = ${me}::uuid) DESC NULLS LAST, v.due_on ASC NULLS LAST, q.id LIMIT ${limit}::int`;
  const order = new Map(rows.map((row, index) => [row.id, index]));
  const views = await readRequests(db, [...order.keys()], ALWAYS);
  const items = views.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  return { items, total: rows[0]?.total ?? 0, own: rows[0]?.own ?? 0 };
}
