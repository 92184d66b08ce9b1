import { formatDay } from "@/components/dates";
import type { Translate } from "@/components/translate";
import type { Day } from "@/lib/domain/dates";
import { evidenceReference } from "@/lib/domain/evidence";
import { type Localized, pick } from "@/lib/domain/localized";
import type { Schedule } from "@/lib/domain/milestone";
import { ScheduleMark, scheduleWhy } from "./schedule-mark";

/** A milestone as the table shows it. */
export interface MilestoneLine {
  id: string;
  reference: string;
  title: Localized;
  indicator: string | null;
  dueOn: Day | null;
  reachedOn: Day | null;
  supported: boolean;
  schedule: Schedule;
  evidence: readonly { number: number; withdrawn: boolean }[];
}

/** Milestones with their schedule, by day. */
export function MilestoneTable({
  milestones,
  here,
  asOf,
  mayEdit,
  t,
  locale,
}: {
  milestones: readonly MilestoneLine[];
  /** The reference of the page: components' milestones name their own. */
  here: string;
  asOf: Day;
  mayEdit: boolean;
  t: Translate;
  locale: string;
}) {
  if (milestones.length === 0) return <p className="mut">{t("milestone.none")}</p>;
  return (
    <table className="simple plan">
      <caption className="vh">{t("milestone.heading")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("milestone.titleColumn")}</th>
          <th scope="col">{t("milestone.dueOn")}</th>
          <th scope="col">{t("schedule.label")}</th>
          <th scope="col">{t("milestone.evidenceColumn")}</th>
        </tr>
      </thead>
      <tbody>
        {milestones.map((milestone) => {
          const title = pick(milestone.title, locale);
          return (
            <tr key={milestone.id} id={`milestone-${milestone.id}`}>
              <td>
                {milestone.reference !== here && (
                  <a className="ref" href={`/recommendations/${milestone.reference}#milestones`}>
                    {milestone.reference}
                  </a>
                )}{" "}
                <span className="serif" lang={title.lang === locale ? undefined : title.lang}>
                  {title.text}
                </span>
                {milestone.indicator && <small className="pre-line">{milestone.indicator}</small>}
                {mayEdit && (
                  <small>
                    <a
                      href={`/recommendations/${milestone.reference}/milestones/${milestone.id}`}
                      aria-label={`${t("milestone.edit")}: ${title.text}`}
                    >
                      {t("milestone.edit")}
                    </a>
                  </small>
                )}
              </td>
              <td className="nw">{milestone.dueOn ? formatDay(milestone.dueOn, locale) : "–"}</td>
              <td>
                <ScheduleMark value={milestone.schedule} t={t} />
                <small>{scheduleWhy(milestone, asOf, t, locale)}</small>
              </td>
              <td>
                {milestone.evidence.flatMap((item, index) => [
                  index > 0 ? ", " : "",
                  <span key={item.number}>
                    <a href={`/evidence/${evidenceReference(item.number)}`}>{evidenceReference(item.number)}</a>
                    {item.withdrawn && ` (${t("milestone.withdrawn")})`}
                  </span>,
                ])}
                {milestone.evidence.length === 0 && "–"}
                {milestone.evidence.length > 0 && !milestone.supported && <small>{t("milestone.unsupported")}</small>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
