import { z } from "zod";
import { type Day, daySchema, daysBetween, isAhead } from "./dates";
import { type FieldProblems, Invalid } from "./errors";
import { localizedSchema } from "./localized";
import { type Instant, latestKnown, type MilestoneRows } from "./record";

/** Where a milestone stands, or a recommendation against all of its own. */
export const SCHEDULES = ["ON_TRACK", "AT_RISK", "OVERDUE", "REACHED", "UNSCHEDULED"] as const;
export type Schedule = (typeof SCHEDULES)[number];

/** A milestone that falls due within so many days, and that nothing supports, is at risk. */
export const AT_RISK_DAYS = 90;

/** A milestone as it stands at the two clocks. */
export interface MilestoneFact {
  id: string;
  recommendationId: string;
  dueOn: Day | null;
  reachedOn: Day | null;
  /** Whether evidence in force supports it. */
  supported: boolean;
}

/**
 * The milestones in force at an instant, with what supports them.
 * @param inForce ids of the evidence items that stand at the clocks, less those that contradict
 */
export function milestoneFacts(
  rows: readonly MilestoneRows[],
  inForce: ReadonlySet<string>,
  clocks: { asOf: Day; knownAt: Instant },
): MilestoneFact[] {
  return rows.flatMap((row) => {
    const known = latestKnown(row.revisions, clocks.knownAt);
    if (!known || known.retired) return [];
    const reachedOn = known.reachedOn !== null && known.reachedOn <= clocks.asOf ? known.reachedOn : null;
    const supported = known.evidence.some((id) => inForce.has(id));
    return [{ id: row.id, recommendationId: row.recommendationId, dueOn: known.dueOn, reachedOn, supported }];
  });
}

/**
 * The schedule of one milestone. A reached one is just that; one without a day is unscheduled; one past its day is
 * overdue; one that is due within 90 days and that nothing supports is at risk.
 */
export function scheduleOf(milestone: Pick<MilestoneFact, "dueOn" | "reachedOn" | "supported">, asOf: Day): Schedule {
  if (milestone.reachedOn !== null) return "REACHED";
  if (milestone.dueOn === null) return "UNSCHEDULED";
  if (milestone.dueOn < asOf) return "OVERDUE";
  return !milestone.supported && daysBetween(asOf, milestone.dueOn) <= AT_RISK_DAYS ? "AT_RISK" : "ON_TRACK";
}

/**
 * The schedule of several milestones together: the worst of those that are still open and have a day; where none is,
 * REACHED if there are milestones and all of them are, else UNSCHEDULED.
 */
export function worstSchedule(milestones: readonly MilestoneFact[], asOf: Day): Schedule {
  return scheduleFrom(scheduleBasis(milestones), asOf);
}

/** What the projection keeps of milestones, from which their schedule at any later day can be told. */
export interface ScheduleBasis {
  /** The earliest day on which an open one is due. */
  dueOn: Day | null;
  /** The earliest on which one is due that nothing supports. */
  unsupportedDueOn: Day | null;
  /** There are milestones, and all of them are reached. */
  allReached: boolean;
}

/** The same from what the projection keeps. */
export function scheduleFrom(basis: ScheduleBasis, asOf: Day): Schedule {
  if (basis.dueOn === null) return basis.allReached ? "REACHED" : "UNSCHEDULED";
  if (basis.dueOn < asOf) return "OVERDUE";
  const atRisk = basis.unsupportedDueOn !== null && daysBetween(asOf, basis.unsupportedDueOn) <= AT_RISK_DAYS;
  return atRisk ? "AT_RISK" : "ON_TRACK";
}

/** What the projection keeps of some milestones. */
export function scheduleBasis(milestones: readonly MilestoneFact[]): ScheduleBasis {
  const open = milestones.filter((milestone) => milestone.reachedOn === null);
  const earliest = (some: readonly MilestoneFact[]) =>
    some.reduce<Day | null>(
      (first, { dueOn }) => (dueOn !== null && (first === null || dueOn < first) ? dueOn : first),
      null,
    );
  return {
    dueOn: earliest(open),
    unsupportedDueOn: earliest(open.filter((milestone) => !milestone.supported)),
    allReached: milestones.length > 0 && open.length === 0,
  };
}

const fields = {
  title: localizedSchema(300),
  indicator: z.string().trim().max(1000).default(""),
  dueOn: daySchema.optional(),
  /** What shows that it is reached or on its way: items logged on the recommendation, by id or reference. */
  evidence: z.array(z.string().trim().min(1).max(40)).max(50).default([]),
  reachedOn: daySchema.optional(),
};
const reason = z.string().trim().min(1).max(2000);
const version = z.coerce.number().int().min(1);

/** What adding a milestone takes. */
export const createMilestoneSchema = z.strictObject(fields);

/** What changing one takes: all of it anew, the version read, and why. */
export const reviseMilestoneSchema = z.strictObject({ ...fields, reason, version });

/** What taking one out of force takes. */
export const retireMilestoneSchema = z.strictObject({ reason, version: version.optional() });

/**
 * Lets a milestone pass that is reached by today at the latest, on something.
 * @throws Invalid at `reachedOn` for a day ahead, at `evidence` for one that is reached on nothing
 */
export function assertReachedOnEvidence(
  milestone: { reachedOn?: Day | undefined; evidence: readonly string[] },
  today: Day,
): void {
  if (milestone.reachedOn === undefined) return;
  const problems: FieldProblems = {};
  if (isAhead(milestone.reachedOn, today)) problems.reachedOn = { code: "futureDate" };
  if (milestone.evidence.length === 0) problems.evidence = { code: "reachedNeedsEvidence" };
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}
