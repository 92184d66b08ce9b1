import { type AssessmentView, readAssessments } from "@/lib/db/assessment-view";
import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { loadRecord } from "@/lib/db/facts";
import { getAuditHead, memoByHead } from "@/lib/db/figures-memo";
import { Prisma } from "@/lib/db/generated/client";
import { timezone, today } from "@/lib/db/today";
import type { Reader } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { changesBetween, type RecommendationChange } from "@/lib/domain/change-brief";
import { type Day, dayIn } from "@/lib/domain/dates";
import { Invalid } from "@/lib/domain/errors";
import type { Localized } from "@/lib/domain/localized";
import type { Clocks, Instant } from "@/lib/domain/record";
import { touchedBetween } from "./touched";

/** Which two states of the record to compare. */
export interface ChangeQuery {
  /** What was known at this instant (30 days before the other one unless given) … */
  from?: Instant;
  /** … and at this one; now, and all that is known, unless given. */
  to?: Instant;
  /** What was true on these days; the installation's days of the two instants unless given. */
  asOfFrom?: Day;
  asOfTo?: Day;
}

/** A recommendation with what changed in it, and what is needed to tell it. */
export type ChangedRecommendation = RecommendationChange & { reference: string; title: Localized };

/** All that changed between two states of the record, by theme. */
export interface ChangeBrief {
  from: Clocks;
  to: Clocks;
  /** Recommendations in which something changed, and of how many known in the end. */
  changed: number;
  total: number;
  themes: { key: string; name: Localized; recommendations: ChangedRecommendation[] }[];
  /** The proposals that the changes name, by id, as known in the end. */
  assessments: Map<string, AssessmentView>;
  /** Names by id: parties, milestones, and references of components. */
  parties: Map<string, Localized>;
  milestones: Map<string, Localized>;
  references: Map<string, string>;
}

/** How far back a brief reaches unless told otherwise. */
const USUAL = 30 * 86_400_000;

/** So many families are compared at a time, so that memory stays bounded. */
const CHUNK = 500;

/**
 * What changed between two states of the record. Members may.
 * @throws Invalid at `to` or `asOfTo` when it lies before its beginning; Unauthenticated
 */
export async function getChangeBrief(actor: Actor, query: ChangeQuery): Promise<ChangeBrief> {
  assertMaySee(actor);
  const db = database();
  const at = { head: await getAuditHead(db), today: today() };
  const { from, to } = clocksOf(query, at.today);
  const key = `changes ${from.asOf} ${from.knownAt} ${to.asOf} ${to.knownAt}`;
  return memoByHead(key, at, () => compare(db, from, to));
}

/** The two pairs of clocks that a query means. @throws Invalid */
function clocksOf({ to, asOfFrom, asOfTo, ...given }: ChangeQuery, day: Day): { from: Clocks; to: Clocks } {
  const from = given.from ?? (to ?? now().getTime()) - USUAL;
  const dayOf = (instant: Instant) => [dayIn(timezone(), new Date(instant)), day].sort()[0] ?? day;
  if ((to ?? now().getTime()) < from) throw new Invalid({ to: { code: "endsBeforeStart" } });
  const first = { asOf: asOfFrom ?? dayOf(from), knownAt: from };
  const last = { asOf: asOfTo ?? (to === undefined ? day : dayOf(to)), knownAt: to ?? Number.POSITIVE_INFINITY };
  if (last.asOf < first.asOf) throw new Invalid({ asOfTo: { code: "endsBeforeStart" } });
  return { from: first, to: last };
}

async function compare(db: Reader, from: Clocks, to: Clocks): Promise<ChangeBrief> {
  const ids = await touchedBetween(db, from, to);
  const changes: RecommendationChange[] = [];
  for (let start = 0; start < ids.length; start += CHUNK) {
    changes.push(...changesBetween(await loadRecord(db, ids.slice(start, start + CHUNK)), from, to));
  }
  const [content, views, parties, milestones, references, total] = await Promise.all([
    readContent(
      db,
      changes.map((change) => change.recommendationId),
      to,
    ),
    readAssessments(db, { id: { in: [...new Set(changes.flatMap(assessmentsOf))] } }, to.knownAt),
    readParties(db),
    readMilestoneTitles(
      db,
      changes.flatMap((change) => change.milestones.map((each) => each.milestoneId)),
    ),
    db.recommendation.findMany({
      where: { id: { in: changes.flatMap((change) => change.components.map((each) => each.recommendationId)) } },
      select: { id: true, reference: true },
    }),
    countKnown(db, to),
  ]);
  const byId = new Map(changes.map((change) => [change.recommendationId, change]));
  const themes = new Map<string, ChangeBrief["themes"][number]>();
  for (const { id, reference, title, themeKey, themeName } of content) {
    const change = byId.get(id);
    if (!change) continue;
    const theme = themes.get(themeKey) ?? { key: themeKey, name: themeName, recommendations: [] };
    theme.recommendations.push({ ...change, reference, title });
    themes.set(themeKey, theme);
  }
  return {
    from,
    to,
    changed: changes.length,
    total,
    themes: [...themes.values()],
    assessments: new Map(views.map((view) => [view.id, view])),
    parties,
    milestones,
    references: new Map(references.map((each) => [each.id, each.reference])),
  };
}

function assessmentsOf(change: RecommendationChange): string[] {
  const judged = [change.judgementId, ...change.components.map((each) => each.judgementId)];
  return [...judged.filter((id) => id !== null), ...change.proposals.map((each) => each.assessmentId)];
}

interface Content {
  id: string;
  reference: string;
  title: Localized;
  themeKey: string;
  themeName: Localized;
}

/** In the order of the themes, and by reference within each. */
function readContent(db: Reader, ids: readonly string[], to: Clocks): Promise<Content[]> {
  return db.$queryRaw<Content[]>`
    SELECT r.id, r.reference, v.title, t.key AS "themeKey", t.name AS "themeName"
    FROM (${contentAt(to)}) v JOIN recommendation r ON r.id = v.recommendation_id
    JOIN theme t ON t.id = v.theme_id WHERE r.id = ANY(${[...ids]}::uuid[])
    ORDER BY t.position, r.reference COLLATE "C"`;
}

async function countKnown(db: Reader, to: Clocks): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (${contentAt(to)}) v
    JOIN recommendation r ON r.id = v.recommendation_id WHERE r.parent_id IS NULL AND NOT v.retired`;
  return row?.total ?? 0;
}

/** The newest revision of each recommendation that was known then. */
function contentAt({ knownAt }: Clocks): Prisma.Sql {
  const known = Number.isFinite(knownAt)
    ? Prisma.sql`WHERE v.recorded_at <= to_timestamp(${knownAt}::double precision / 1000)`
    : Prisma.empty;
  return Prisma.sql`SELECT DISTINCT ON (v.recommendation_id) v.* FROM recommendation_revision v ${known}
    ORDER BY v.recommendation_id, v.version DESC`;
}

async function readParties(db: Reader): Promise<Map<string, Localized>> {
  const rows = await db.party.findMany({ include: { currentRevision: { select: { shortName: true } } } });
  return new Map(rows.map((row) => [row.id, (row.currentRevision?.shortName ?? {}) as Localized]));
}

async function readMilestoneTitles(db: Reader, ids: readonly string[]): Promise<Map<string, Localized>> {
  const rows = await db.milestoneRevision.findMany({
    where: { milestoneId: { in: [...ids] } },
    orderBy: { version: "asc" },
    select: { milestoneId: true, title: true },
  });
  return new Map(rows.map((row) => [row.milestoneId, row.title as Localized]));
}
