import { type Day, daysBetween } from "./dates";
import { type Instant, latestKnown, type MilestoneRows } from "./record";

/** Where a recommendation stands against its milestones. */
export const SCHEDULES = ["ON_TRACK", "AT_RISK", "OVERDUE", "UNSCHEDULED"] as const;
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
 * @param inForce ids of the evidence items that count at the clocks
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
 * The schedule of one milestone. A reached one is on track; one without a day is unscheduled; one past its day is
 * overdue; one that is due within 90 days and that nothing supports is at risk.
 */
export function scheduleOf(milestone: Pick<MilestoneFact, "dueOn" | "reachedOn" | "supported">, asOf: Day): Schedule {
  if (milestone.reachedOn !== null) return "ON_TRACK";
  if (milestone.dueOn === null) return "UNSCHEDULED";
  if (milestone.dueOn < asOf) return "OVERDUE";
  return !milestone.supported && daysBetween(asOf, milestone.dueOn) <= AT_RISK_DAYS ? "AT_RISK" : "ON_TRACK";
}

/** The schedule of several milestones together: the worst of those that have a day; UNSCHEDULED where none has. */
export function worstSchedule(milestones: readonly MilestoneFact[], asOf: Day): Schedule {
  const each = new Set(milestones.map((milestone) => scheduleOf(milestone, asOf)));
  return (["OVERDUE", "AT_RISK", "ON_TRACK"] as const).find((value) => each.has(value)) ?? "UNSCHEDULED";
}

/** The days from which a schedule at any later day can be told: the earliest open due day, and the earliest unsupported. */
export function openDueDays(milestones: readonly MilestoneFact[]): { dueOn: Day | null; unsupportedDueOn: Day | null } {
  const open = milestones.filter((milestone) => milestone.reachedOn === null);
  const earliest = (some: readonly MilestoneFact[]) =>
    some.reduce<Day | null>(
      (first, { dueOn }) => (dueOn !== null && (first === null || dueOn < first) ? dueOn : first),
      null,
    );
  return { dueOn: earliest(open), unsupportedDueOn: earliest(open.filter((milestone) => !milestone.supported)) };
}
