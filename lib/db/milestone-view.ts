import { type Day, toDay } from "@/lib/domain/dates";
import type { Localized } from "@/lib/domain/localized";
import { type MilestoneFact, type Schedule, scheduleOf } from "@/lib/domain/milestone";
import type { Clocks } from "@/lib/domain/record";
import { standingsOf } from "@/lib/domain/standing";
import { type EvidenceBrief, readEvidenceBriefs } from "./evidence-brief";
import { loadRecord } from "./facts";
import type { Reader } from "./transaction";

/** A milestone as it stood at the two clocks. */
export interface MilestoneView {
  id: string;
  version: number;
  recommendationId: string;
  reference: string;
  title: Localized;
  indicator: string | null;
  dueOn: Day | null;
  /** Null also for one that was reached only after `asOf`. */
  reachedOn: Day | null;
  /** Whether evidence in force supports it. */
  supported: boolean;
  schedule: Schedule;
  evidence: EvidenceBrief[];
}

/**
 * The milestones in force at the clocks of some recommendations, with their schedule: by day, those without one last. A
 * parent's do not bring its components' along: name those too.
 * @param ids recommendation ids; null for all
 */
export async function readMilestones(
  db: Reader,
  ids: readonly string[] | null,
  clocks: Clocks,
): Promise<MilestoneView[]> {
  const named = await db.milestone.findMany({
    where: ids === null ? {} : { recommendationId: { in: [...ids] } },
    select: { recommendationId: true },
    distinct: ["recommendationId"],
  });
  if (named.length === 0) return [];
  const owners = named.map((row) => row.recommendationId);
  const standings = standingsOf(await loadRecord(db, owners), clocks);
  const facts = owners.flatMap((id) => standings.get(id)?.milestones ?? []);
  return readMilestonesOf(db, owners, facts, clocks);
}

/**
 * The same where the facts are at hand.
 * @param facts of those recommendations at those clocks (see Standing)
 */
export async function readMilestonesOf(
  db: Reader,
  ids: readonly string[],
  facts: readonly MilestoneFact[],
  { asOf, knownAt }: Clocks,
): Promise<MilestoneView[]> {
  if (facts.length === 0) return [];
  const known = new Date(Math.min(knownAt, FAR));
  const rows = await db.milestone.findMany({
    where: { recommendationId: { in: [...ids] }, createdAt: { lte: known } },
    include: {
      recommendation: { select: { reference: true } },
      revisions: { where: { recordedAt: { lte: known } }, orderBy: { version: "desc" }, take: 1 },
    },
  });
  const factOf = new Map(facts.map((fact) => [fact.id, fact]));
  const items = await readEvidenceBriefs(
    db,
    rows.flatMap((row) => row.revisions[0]?.evidence ?? []),
  );
  return rows
    .flatMap(({ id, recommendationId, recommendation, revisions: [revision] }) => {
      const fact = factOf.get(id);
      if (!fact || !revision) return [];
      return [
        {
          id,
          version: revision.version,
          recommendationId,
          reference: recommendation.reference,
          title: revision.title as Localized,
          indicator: revision.indicator,
          dueOn: fact.dueOn,
          reachedOn: fact.reachedOn,
          supported: fact.supported,
          schedule: scheduleOf(fact, asOf),
          evidence: revision.evidence.flatMap((item) => items.get(item) ?? []),
        },
      ];
    })
    .sort(byDay);
}

/** The greatest instant that the database holds; "all that is known" asks for more. */
const FAR = Date.parse("9999-12-31T00:00:00Z");

function byDay(a: MilestoneView, b: MilestoneView): number {
  const [left, right] = [a.dueOn ?? "9999", b.dueOn ?? "9999"];
  return left < right ? -1 : left > right ? 1 : a.id < b.id ? -1 : 1;
}

/** One milestone as it is now with all its versions, newest first; null when there is none. */
export async function readMilestone(db: Reader, id: string) {
  const row = await db.milestone.findUnique({
    where: { id },
    include: {
      recommendation: { select: { id: true, reference: true } },
      revisions: { orderBy: { version: "desc" } },
    },
  });
  if (!row) return null;
  return {
    id: row.id,
    version: row.version,
    recommendation: row.recommendation,
    revisions: row.revisions.map((revision) => ({
      version: revision.version,
      title: revision.title as Localized,
      indicator: revision.indicator,
      dueOn: revision.dueOn && toDay(revision.dueOn),
      reachedOn: revision.reachedOn && toDay(revision.reachedOn),
      evidence: revision.evidence,
      retired: revision.retired,
      reason: revision.reason,
      recordedAt: revision.recordedAt,
      recordedById: revision.recordedById,
    })),
  };
}
