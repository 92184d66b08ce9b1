import { formatDay } from "@/components/dates";
import type { Translate } from "@/components/translate";
import { type Day, daysBetween } from "@/lib/domain/dates";
import type { Schedule } from "@/lib/domain/milestone";
import "@/components/recommendation/voices.css";

const CLASS: Record<Schedule, string> = {
  ON_TRACK: "on-track",
  AT_RISK: "at-risk",
  OVERDUE: "overdue",
  REACHED: "reached",
  UNSCHEDULED: "unscheduled",
};

/**
 * Where something stands against its day: a ticked disc, a triangle, a square with a mark, a raised flag, a dashed ring; and
 * the word.
 */
export function ScheduleMark({ value, all = false, t }: { value: Schedule; all?: boolean; t: Translate }) {
  return (
    <span className={`sch2 ${CLASS[value]}`}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        {value === "ON_TRACK" && (
          <>
            <circle cx="7" cy="7" r="6.5" fill="currentColor" />
            <path d="M4 7.2l2.2 2.2L10.2 5" fill="none" stroke="var(--paper)" strokeWidth="1.7" />
          </>
        )}
        {value === "AT_RISK" && <path d="M7 1l6.5 12H.5z" fill="currentColor" />}
        {value === "OVERDUE" && (
          <>
            <path d="M.5.5h13v13H.5z" fill="currentColor" />
            <path d="M7 3v5.2M7 10v1.6" stroke="var(--paper)" strokeWidth="1.8" />
          </>
        )}
        {value === "REACHED" && (
          <>
            <path d="M3 1h9l-2.600 3.500L12 8H3z" fill="currentColor" />
            <path d="M3 .5v13" stroke="currentColor" strokeWidth="1.600" />
          </>
        )}
        {value === "UNSCHEDULED" && (
          <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.4 2.3" />
        )}
      </svg>
      {t(all && value === "REACHED" ? "schedule.allReached" : `schedule.${value}`)}
    </span>
  );
}

/** Why the schedule says so: how late, how soon, or when it was reached. */
export function scheduleWhy(
  { schedule, dueOn, reachedOn }: { schedule: Schedule; dueOn: Day | null; reachedOn: Day | null },
  asOf: Day,
  t: Translate,
  locale: string,
): string {
  if (reachedOn !== null) return t("schedule.why.REACHED", { day: formatDay(reachedOn, locale) });
  return t(`schedule.why.${schedule}`, { days: dueOn === null ? 0 : Math.abs(daysBetween(asOf, dueOn)) });
}
