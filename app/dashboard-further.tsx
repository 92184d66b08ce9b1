import { Figure } from "@/components/charts/figure";
import { MonthBars } from "@/components/charts/month-bars";
import { keepClocks } from "@/components/clocks/keep";
import { Ages } from "@/components/dashboard/ages";
import { ActivityList, DecisionList } from "@/components/dashboard/lists";
import { MixShares } from "@/components/dashboard/mix-shares";
import { Pace } from "@/components/dashboard/pace";
import { StatusMatrix } from "@/components/dashboard/status-matrix";
import type { Translate } from "@/components/translate";
import type { Day } from "@/lib/domain/dates";
import { AFFILIATIONS } from "@/lib/domain/source";
import type { DashboardData } from "@/lib/use-cases/dashboard/queries";

/** What follows the first screens of the dashboard: from further sides, over time, and how the work moves. */
export function Further({
  data,
  titles,
  day,
  items,
  t,
  locale,
}: {
  data: DashboardData;
  titles: ReadonlyMap<string, string>;
  day: Day;
  /** How many items of evidence are in force. */
  items: number;
  t: Translate;
  locale: string;
}) {
  return (
    <>
      <Figure className="c7" title={t("dashboard.byAddressee")} sub={t("dashboard.byAddresseeSub")}>
        <StatusMatrix
          rows={data.byAddressee}
          filter="party"
          title={t("dashboard.byAddressee")}
          proposed={data.proposed}
          t={t}
          locale={locale}
        />
      </Figure>
      <div className="c5 stack">
        <Figure title={t("dashboard.mix.title")} sub={t("dashboard.mix.sub", { total: data.mixShares.total })}>
          <MixShares
            mix={data.mixShares}
            language={languageName(data.mixShares.singleLanguage.language, locale)}
            t={t}
          />
        </Figure>
        <Figure title={t("dashboard.age.title")} sub={t("dashboard.age.sub")}>
          <Ages ages={data.evidenceAge} titles={titles} t={t} />
        </Figure>
      </div>
      <div className="c7 stack">
        <Figure title={t("dashboard.byLevel")} sub={t("dashboard.byLevelSub")}>
          <StatusMatrix
            rows={data.byLevel}
            filter="level"
            title={t("dashboard.byLevel")}
            proposed={data.proposed}
            t={t}
            locale={locale}
          />
        </Figure>
        <Figure title={t("dashboard.byState")} sub={t("dashboard.byStateSub")}>
          <StatusMatrix
            rows={data.byState}
            filter="state"
            title={t("dashboard.byState")}
            proposed={data.proposed}
            t={t}
            locale={locale}
          />
        </Figure>
      </div>
      <Figure
        className="c5"
        title={t("dashboard.activity")}
        sub={t("dashboard.activitySub")}
        all={{ href: "/audit", label: t("dashboard.chain") }}
      >
        <ActivityList items={data.activity} t={t} locale={locale} />
      </Figure>
      <Figure
        className="c7"
        title={t("dashboard.byMonth.title")}
        sub={t("dashboard.byMonth.sub", { earlier: data.evidenceEarlier })}
        all={{ href: keepClocks("/evidence?sort=-trueOn"), label: t("dashboard.allItems", { count: items }) }}
      >
        <MonthBars
          id="evm"
          caption={t("dashboard.byMonth.title")}
          months={data.evidenceByMonth.map(({ month, counts }) => ({
            month,
            cells: Object.fromEntries(
              AFFILIATIONS.map((affiliation) => [
                affiliation,
                { count: counts[affiliation], href: evidenceOf(month, affiliation) },
              ]),
            ),
          }))}
          series={[
            { key: "OFFICIAL", name: t("dashboard.byMonth.OFFICIAL"), look: "ink", side: 0 },
            { key: "INDEPENDENT", name: t("dashboard.byMonth.INDEPENDENT"), look: "blue", side: 0 },
            { key: "NEITHER", name: t("dashboard.byMonth.NEITHER"), look: "open", side: 0 },
          ]}
          t={t}
          locale={locale}
        />
      </Figure>
      <Figure className="c5" title={t("dashboard.decisions")} sub={t("dashboard.decisionsSub")}>
        <DecisionList items={data.decisions} t={t} locale={locale} />
      </Figure>
      <Figure
        className="c12"
        title={t("dashboard.pace.title")}
        sub={t("dashboard.pace.sub")}
        all={{ href: "/changes", label: t("changes.title") }}
      >
        <Pace pace={data.throughput} today={day} t={t} locale={locale} />
      </Figure>
    </>
  );
}

/** The list of what became true in a month, from sources of one affiliation. */
function evidenceOf(month: string, affiliation: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const to = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return keepClocks(`/evidence?${new URLSearchParams({ affiliation, from: `${month}-01`, to })}`);
}

function languageName(code: string | null, locale: string): string {
  return code === null
    ? "–"
    : (new Intl.DisplayNames([locale], { type: "language", fallback: "code" }).of(code) ?? code);
}
