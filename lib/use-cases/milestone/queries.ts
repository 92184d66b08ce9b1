import { database } from "@/lib/db/connection";
import { type EvidenceBrief, readEvidenceBriefs, readFamilyEvidence } from "@/lib/db/evidence-brief";
import { type MilestoneView, readMilestone, readMilestones } from "@/lib/db/milestone-view";
import { readNames } from "@/lib/db/people";
import { today } from "@/lib/db/today";
import { assertMaySee, getVisibleRecommendation, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { Day } from "@/lib/domain/dates";
import { NotFound } from "@/lib/domain/errors";
import type { Clocks } from "@/lib/domain/record";

/**
 * The milestones in force of a recommendation and its components at the clocks, with their schedule: by day.
 * @throws NotFound, Unauthenticated
 */
export async function listMilestones(
  actor: Actor,
  reference: string,
  clocks: { asOf?: Day; knownAt?: number } = {},
): Promise<MilestoneView[]> {
  const db = database();
  const { id } = await getVisibleRecommendation(db, actor, reference);
  const components = await db.recommendation.findMany({ where: { parentId: id }, select: { id: true } });
  return readMilestones(db, [id, ...components.map((component) => component.id)], clocksOf(clocks));
}

/**
 * The milestones in force at the clocks of whatever recommendations are named by id, or of all (null); components have to
 * be named apart. For views over many recommendations. @throws Unauthenticated
 */
export async function listMilestonesOf(
  actor: Actor,
  ids: readonly string[] | null,
  clocks: { asOf?: Day; knownAt?: number } = {},
): Promise<MilestoneView[]> {
  assertMaySee(actor);
  return readMilestones(database(), ids, clocksOf(clocks));
}

/** One milestone as it stands, with its versions, newest first. @throws NotFound, Unauthenticated */
export async function getMilestone(actor: Actor, id: string) {
  assertMaySee(actor);
  const db = database();
  const found = isUuid(id) ? await readMilestone(db, id) : null;
  const newest = found?.revisions[0];
  if (!found || !newest) throw new NotFound("milestoneNotFound");
  const [names, items] = await Promise.all([
    readNames(
      db,
      found.revisions.map((revision) => revision.recordedById),
    ),
    readEvidenceBriefs(db, newest.evidence),
  ]);
  return {
    id: found.id,
    version: found.version,
    recommendation: found.recommendation,
    title: newest.title,
    indicator: newest.indicator,
    dueOn: newest.dueOn,
    reachedOn: newest.reachedOn,
    retired: newest.retired,
    evidence: newest.evidence.flatMap((item) => items.get(item) ?? []),
    revisions: found.revisions.map(({ recordedById, ...revision }) => ({
      ...revision,
      recordedBy: { id: recordedById, name: names.get(recordedById) ?? "" },
    })),
  };
}

/** What a milestone's form offers: the evidence logged on the recommendation's family. @throws NotFound, Unauthenticated */
export async function milestoneChoices(
  actor: Actor,
  reference: string,
): Promise<{ reference: string; retired: boolean; evidence: EvidenceBrief[] }> {
  const db = database();
  const found = await getVisibleRecommendation(db, actor, reference);
  return {
    reference: found.reference,
    retired: found.currentRevision.retired,
    evidence: await readFamilyEvidence(db, found.id),
  };
}

/** Without a clock all that is in the database is known, whatever instant other machines wrote on it. */
function clocksOf({ asOf, knownAt }: { asOf?: Day; knownAt?: number }): Clocks {
  return { asOf: asOf ?? today(), knownAt: knownAt ?? Number.MAX_SAFE_INTEGER };
}
