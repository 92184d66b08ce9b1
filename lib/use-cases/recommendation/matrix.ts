import { database } from "@/lib/db/connection";
import { loadRecord } from "@/lib/db/facts";
import { getAuditHead, memoByHead } from "@/lib/db/figures-memo";
import { listStates, listStatesOfMany, type StateApart, type StateOfMany } from "@/lib/db/states-apart";
import { today } from "@/lib/db/today";
import type { Reader } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { type StateStanding, stateStandings } from "@/lib/domain/by-state";
import type { Clocks, RawRecord } from "@/lib/domain/record";
import { type Spread, spreadOf } from "@/lib/domain/spread";
import type { RecommendationFilters, RecommendationListItem } from "./list-item";
import { listRecommendations } from "./list-recommendations";

export type StateColumn = StateApart;

/** How a recommendation stands in a state, with the requests for evidence about it that are open. */
export type StateCell = StateStanding & { requests: number };

/** A recommendation with a cell for each state that its publication judges apart, in the order of the columns. */
export interface MatrixRow {
  item: RecommendationListItem;
  /** Open requests about the whole. */
  requests: number;
  cells: StateCell[];
  spread: Spread;
}

/** All that is known so far, whatever instant other machines wrote on it. */
const EVERYTHING = Number.MAX_SAFE_INTEGER;

/**
 * A page of the recommendations that the filters find, each as it stands in the member states of its publication, now or at the
 * clocks. The columns are the states of all publications, or of the one that is filtered by.
 * @throws Invalid at `cursor` or `owner`; Unauthenticated
 */
export async function listMatrix(
  actor: Actor,
  filters: RecommendationFilters,
): Promise<{ states: StateColumn[]; rows: MatrixRow[]; total: number; nextCursor: string | null }> {
  const { items, total, nextCursor } = await listRecommendations(actor, filters);
  const db = database();
  const at = { head: await getAuditHead(db), today: today() };
  const clocks = { asOf: filters.asOf ?? at.today, knownAt: filters.knownAt ?? EVERYTHING };
  const { publication = null } = filters;
  // Then others may have been in force.
  const isPast = filters.asOf !== undefined || filters.knownAt !== undefined;
  const retired = isPast ? null : (filters.retired ?? false);
  const key = `matrix ${clocks.asOf} ${clocks.knownAt} ${publication} ${retired} ${items.map((item) => item.id).join(" ")}`;
  const { states, rows } = await memoByHead(key, at, async () => {
    const states = await listStatesOfMany(db, { publication, retired });
    const ids = items.map((item) => item.id);
    const [raw, requests] = await Promise.all([loadRecord(db, ids), readRequests(db, ids, clocks.knownAt)]);
    return { states, rows: rowsOf(items, raw, states, requests, clocks) };
  });
  return { states, rows, total, nextCursor };
}

/**
 * How one recommendation stands in every member state that its publication judges apart.
 * @param id of a recommendation or component that the actor may see
 * @throws Unauthenticated
 */
export async function listStateCells(
  actor: Actor,
  id: string,
  { asOf = today(), knownAt = EVERYTHING }: { asOf?: string; knownAt?: number } = {},
): Promise<{ states: StateColumn[]; cells: StateCell[]; spread: Spread }> {
  assertMaySee(actor);
  const db = database();
  const at = { head: await getAuditHead(db), today: today() };
  return memoByHead(`states ${id} ${asOf} ${knownAt}`, at, async () => {
    const { publicationId } = await db.recommendation.findUniqueOrThrow({
      where: { id },
      select: { publicationId: true },
    });
    const states = await listStates(db, publicationId);
    const [raw, requests] = await Promise.all([loadRecord(db, [id]), readRequests(db, [id], knownAt)]);
    const cells = cellsOf(id, raw, states, requests, { asOf, knownAt });
    return { states, cells, spread: spreadOf(cells) };
  });
}

function rowsOf(
  items: readonly RecommendationListItem[],
  raw: RawRecord,
  states: readonly StateOfMany[],
  requests: readonly RequestRow[],
  clocks: Clocks,
): MatrixRow[] {
  const rootOf = new Map(raw.recommendations.map((rows) => [rows.id, rows.parentId ?? rows.id]));
  const family = <Row extends { recommendationId: string }>(rows: readonly Row[], id: string) =>
    rows.filter((row) => rootOf.get(row.recommendationId) === rootOf.get(id));
  return items.map((item) => {
    const own = {
      ...raw,
      recommendations: raw.recommendations.filter((rows) => rootOf.get(rows.id) === rootOf.get(item.id)),
      links: family(raw.links, item.id),
      assessments: family(raw.assessments, item.id),
    };
    const apart = states.filter((state) => state.publications.includes(item.publication));
    const cells = cellsOf(item.id, own, apart, requests, clocks);
    const whole = openFor(item.id, raw, requests, null);
    return { item, requests: whole, cells, spread: spreadOf(cells) };
  });
}

function cellsOf(
  id: string,
  raw: RawRecord,
  states: readonly StateColumn[],
  requests: readonly RequestRow[],
  clocks: Clocks,
): StateCell[] {
  const stateIds = states.map((state) => state.id);
  return stateStandings(raw, id, stateIds, clocks).map((standing) => ({
    ...standing,
    requests: openFor(id, raw, requests, standing.stateId),
  }));
}

function openFor(id: string, raw: RawRecord, requests: readonly RequestRow[], stateId: string | null): number {
  const family = new Set(raw.recommendations.filter((rows) => rows.id === id || rows.parentId === id).map((r) => r.id));
  return requests
    .filter((row) => row.partyId === stateId && family.has(row.recommendationId))
    .reduce((sum, row) => sum + row.open, 0);
}

interface RequestRow {
  recommendationId: string;
  partyId: string | null;
  open: number;
}

/** Open requests for evidence by what they are about: recommendation or component, and state (none: the whole). */
function readRequests(db: Reader, ids: readonly string[], knownAt: number): Promise<RequestRow[]> {
  return db.$queryRaw<RequestRow[]>`
    WITH root AS MATERIALIZED (SELECT r.id FROM recommendation r WHERE r.id = ANY(${[...ids]}::uuid[])),
    family AS MATERIALIZED (SELECT id FROM root UNION SELECT c.id FROM root JOIN recommendation c ON c.parent_id = root.id)
    SELECT q.recommendation_id AS "recommendationId", v.party_id AS "partyId", count(*)::int AS open
    FROM evidence_request q JOIN LATERAL (SELECT n.state, n.party_id FROM evidence_request_revision n
      WHERE n.request_id = q.id AND extract(epoch from n.recorded_at) * 1000 <= ${knownAt}::double precision
      ORDER BY n.version DESC LIMIT 1) v ON v.state = 'OPEN'
    WHERE q.recommendation_id IN (SELECT id FROM family) GROUP BY 1, 2`;
}
