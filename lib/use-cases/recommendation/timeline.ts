import { database } from "@/lib/db/connection";
import { loadRecord } from "@/lib/db/facts";
import { getAuditHead, memoByHead } from "@/lib/db/figures-memo";
import { today } from "@/lib/db/today";
import type { Reader } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { approvalOf, reviewState } from "@/lib/domain/assessment";
import type { Day } from "@/lib/domain/dates";
import type { Implementation } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";
import { type Schedule, scheduleOf } from "@/lib/domain/milestone";
import type { Clocks, RawRecord } from "@/lib/domain/record";
import { standingsOf } from "@/lib/domain/standing";
import type { RecommendationFilters, RecommendationListItem } from "./list-item";
import { listRecommendations } from "./list-recommendations";

/** A judgement at its day: approved, or waiting for a decision. */
export interface TimelineJudgement {
  id: string;
  implementation: Implementation;
  asOn: Day;
  approved: boolean;
  /** The member state that it judges apart; null: overall. */
  state: Localized | null;
}

/** A milestone at the day on which it was reached, else at the day on which it is due. */
export interface TimelineMilestone {
  id: string;
  /** The recommendation's or component's. */
  reference: string;
  title: Localized;
  dueOn: Day | null;
  reachedOn: Day | null;
  schedule: Schedule;
}

/** What happened, and is to happen, on one recommendation; in the order of days. */
export interface TimelineRow {
  item: RecommendationListItem;
  judgements: TimelineJudgement[];
  milestones: TimelineMilestone[];
}

/** All that is known so far, whatever instant other machines wrote on it. */
const EVERYTHING = Number.MAX_SAFE_INTEGER;

/**
 * A page of the recommendations that the filters find, each with its judgements and milestones, now or at the clocks.
 * Judgements that a later one corrects are left out; those that a later one only follows stay, as steps.
 * @throws Invalid at `cursor` or `owner`; Unauthenticated
 */
export async function listTimeline(
  actor: Actor,
  filters: RecommendationFilters,
): Promise<{ rows: TimelineRow[]; total: number; nextCursor: string | null }> {
  const { items, total, nextCursor } = await listRecommendations(actor, filters);
  const db = database();
  const at = { head: await getAuditHead(db), today: today() };
  const clocks = { asOf: filters.asOf ?? at.today, knownAt: filters.knownAt ?? EVERYTHING };
  const key = `timeline ${clocks.asOf} ${clocks.knownAt} ${items.map((item) => item.id).join(" ")}`;
  const rows = await memoByHead(key, at, async () => {
    const raw = await loadRecord(
      db,
      items.map((item) => item.id),
    );
    const [titles, states] = await Promise.all([readTitles(db, raw, clocks), readStates(db, raw)]);
    return rowsOf(items, raw, clocks, titles, states);
  });
  return { rows, total, nextCursor };
}

function rowsOf(
  items: readonly RecommendationListItem[],
  raw: RawRecord,
  clocks: Clocks,
  titles: ReadonlyMap<string, Localized>,
  states: ReadonlyMap<string, Localized>,
): TimelineRow[] {
  const standings = standingsOf(raw, clocks);
  const referenceOf = new Map(raw.recommendations.map((rows) => [rows.id, rows.reference]));
  return items.map((item) => {
    const known = raw.assessments.filter(
      (row) => row.recommendationId === item.id && row.asOn <= clocks.asOf && row.submittedAt <= clocks.knownAt,
    );
    const approved = known.filter((row) => approvalOf(row, clocks.knownAt) !== null);
    const corrected = new Set(approved.map((row) => row.correctsId));
    const waiting = known.filter((row) => reviewState(row, clocks.knownAt) === "SUBMITTED");
    const judgements = [...approved.filter((row) => !corrected.has(row.id)), ...waiting].map((row) => ({
      id: row.id,
      implementation: row.implementation,
      asOn: row.asOn,
      approved: !waiting.includes(row),
      state: row.partyId === null ? null : (states.get(row.partyId) ?? {}),
    }));
    const milestones = (standings.get(item.id)?.milestones ?? []).map((milestone) => ({
      id: milestone.id,
      reference: referenceOf.get(milestone.recommendationId) ?? item.reference,
      title: titles.get(milestone.id) ?? {},
      dueOn: milestone.dueOn,
      reachedOn: milestone.reachedOn,
      schedule: scheduleOf(milestone, clocks.asOf),
    }));
    return {
      item,
      judgements: judgements.sort((a, b) => (a.asOn < b.asOn ? -1 : a.asOn > b.asOn ? 1 : 0)),
      milestones: milestones.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1)),
    };
  });
}

function dayOf({ reachedOn, dueOn }: { reachedOn: Day | null; dueOn: Day | null }): Day {
  return reachedOn ?? dueOn ?? "9999-12-31";
}

async function readTitles(db: Reader, raw: RawRecord, { knownAt }: Clocks): Promise<Map<string, Localized>> {
  const ids = raw.milestones.map((milestone) => milestone.id);
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; title: Localized }[]>`
    SELECT DISTINCT ON (v.milestone_id) v.milestone_id AS id, v.title FROM milestone_revision v
    WHERE v.milestone_id = ANY(${ids}::uuid[]) AND extract(epoch from v.recorded_at) * 1000 <= ${knownAt}::double precision
    ORDER BY v.milestone_id, v.version DESC`;
  return new Map(rows.map((row) => [row.id, row.title]));
}

async function readStates(db: Reader, raw: RawRecord): Promise<Map<string, Localized>> {
  const ids = [...new Set(raw.assessments.flatMap((row) => row.partyId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; shortName: Localized }[]>`
    SELECT y.id, v.short_name AS "shortName" FROM party y JOIN party_revision v ON v.id = y.current_revision_id
    WHERE y.id = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.shortName]));
}
