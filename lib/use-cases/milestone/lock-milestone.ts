import { readMilestone } from "@/lib/db/milestone-view";
import type { Tx } from "@/lib/db/transaction";
import { assertMaySee, isUuid, lockVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, NotFound } from "@/lib/domain/errors";

/**
 * A milestone in force with its recommendation, both locked until the commit: whoever changes it takes turns.
 * @param version the version that the caller has seen, if it was given
 * @throws NotFound, Conflict "stale" when it has moved on, Conflict for one that is retired, Unauthenticated
 */
export async function lockMilestone(tx: Tx, actor: Actor, id: string, version: number | undefined) {
  assertMaySee(actor);
  const named = isUuid(id)
    ? await tx.milestone.findUnique({ where: { id }, select: { recommendation: { select: { reference: true } } } })
    : null;
  if (!named) throw new NotFound("milestoneNotFound");
  const recommendation = await lockVisibleRecommendation(tx, actor, named.recommendation.reference);
  const milestone = await readMilestone(tx, id);
  const newest = milestone?.revisions[0];
  if (!milestone || !newest) throw new NotFound("milestoneNotFound");
  if (version !== undefined && version !== milestone.version) throw new Conflict("stale");
  if (newest.retired) throw new Conflict("milestoneRetired");
  return { ...milestone, newest, retiredRecommendation: recommendation.currentRevision.retired };
}

/** Moves a milestone on to its next version. @throws Conflict "stale" when somebody was first */
export async function moveMilestoneOn(tx: Tx, { id, version }: { id: string; version: number }): Promise<number> {
  const { count } = await tx.milestone.updateMany({ where: { id, version }, data: { version: version + 1 } });
  if (count === 0) throw new Conflict("stale");
  return version + 1;
}
