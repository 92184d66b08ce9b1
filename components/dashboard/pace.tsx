import { MonthBars, type MonthRow } from "@/components/charts/month-bars";
import type { Translate } from "@/components/translate";
import type { Day } from "@/lib/domain/dates";

export interface PaceData {
  months: readonly {
    month: string;
    submitted: number;
    decided: { APPROVE: number; REQUEST_CHANGES: number; REJECT: number };
  }[];
  medianDays: number | null;
  open: number;
  oldestDays: number | null;
  reviews: { open: number; closed: number; medianDays: number | null };
}

/** How many proposals were put and decided, month by month, and how long they wait. */
export function Pace({ pace, today, t, locale }: { pace: PaceData; today: Day; t: Translate; locale: string }) {
  const months: MonthRow[] = pace.months.map(({ month, submitted, decided }) => ({
    month,
    cells: {
      submitted: { count: submitted, href: recorded(month, today) },
      approved: { count: decided.APPROVE, href: recorded(month, today) },
      back: { count: decided.REQUEST_CHANGES + decided.REJECT, href: recorded(month, today) },
    },
  }));
  const days = (value: number | null) => (value === null ? null : t("dashboard.pace.days", { days: value }));
  return (
    <>
      <MonthBars
        id="pace"
        wide={1340}
        caption={t("dashboard.pace.title")}
        months={months}
        series={[
          { key: "submitted", name: t("dashboard.pace.submitted"), look: "hatched", side: 0 },
          { key: "approved", name: t("dashboard.pace.approved"), look: "ink", side: 1 },
          { key: "back", name: t("dashboard.pace.back"), look: "open", side: 1 },
        ]}
        t={t}
        locale={locale}
      />
      <dl className="pace">
        <div>
          <dt>{t("dashboard.pace.median")}</dt>
          <dd>{days(pace.medianDays) ?? t("dashboard.pace.noneDecided")}</dd>
        </div>
        <div>
          <dt>{t("dashboard.pace.oldest", { count: pace.open })}</dt>
          <dd>{days(pace.oldestDays) ?? t("dashboard.pace.nothingOpen")}</dd>
        </div>
        <div>
          <dt>{t("dashboard.pace.reviews", { open: pace.reviews.open, closed: pace.reviews.closed })}</dt>
          <dd>{days(pace.reviews.medianDays) ?? t("dashboard.pace.noneClosed")}</dd>
        </div>
      </dl>
    </>
  );
}

/** What was decided in a month is in the change brief of that month. */
function recorded(month: string, today: Day): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const day = (date: number) => new Date(date).toISOString().slice(0, 10);
  const end = day(Date.UTC(year, number, 0));
  return `/changes?${new URLSearchParams({ from: day(Date.UTC(year, number - 1, 0)), to: end < today ? end : today })}`;
}
