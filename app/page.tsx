import type { Metadata } from "next";
import { EvidenceStrip } from "@/components/charts/evidence-strip";
import { Figure } from "@/components/charts/figure";
import { shortReference } from "@/components/charts/scale";
import { Silence } from "@/components/charts/silence";
import { StatusOverTime } from "@/components/charts/status-over-time";
import { keepClocks } from "@/components/clocks/keep";
import { Facts, Lede } from "@/components/dashboard/lede";
import { ContestedList, MyWork, WaitingList } from "@/components/dashboard/lists";
import { OverdueList } from "@/components/dashboard/overdue-list";
import { StatusMatrix } from "@/components/dashboard/status-matrix";
import { listOf, StatusSquares } from "@/components/dashboard/status-squares";
import { SourceMix, WhoVouches } from "@/components/dashboard/who-vouches";
import { formatDay } from "@/components/dates";
import type { ShownImplementation } from "@/lib/domain/implementation";
import { pick } from "@/lib/domain/localized";
import { type DashboardData, getDashboard } from "@/lib/use-cases/dashboard/queries";
import { requireMember } from "@/lib/web/actor";
import { clocksSet } from "@/lib/web/clocks";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { currentDay } from "@/lib/web/today";
import { ClockBar } from "./clock-bar";
import { Further } from "./dashboard-further";
import { readPageClocks } from "./page-clocks";
import type { SearchParams } from "./recommendations/read-query";
import "@/components/charts/charts.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("nav.overview") };
}

/** The whole record at a glance: one sentence, then figures whose every mark is a link to its rows. */
export default async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireMember();
  const reading = readPageClocks(await searchParams);
  const [data, t, locale] = await Promise.all([
    getDashboard(actor, clocksSet(reading)),
    currentTranslator(),
    currentLocale(),
  ]);
  const titles = new Map((data.evidence ?? []).map((line) => [line.reference, pick(line.title, locale).text]));
  const proposedFor = new Set(Object.values(data.proposed).flatMap((cell) => cell.references));
  const untouched = data.implementation.NOT_ASSESSED.references.filter(
    (reference) => !proposedFor.has(reference),
  ).length;
  const waiting = data.waiting.items;
  const waits = data.clocks ? data.throughput.open : data.waiting.total;
  const items = Object.values(data.sourceMix).reduce((sum, count) => sum + count, 0);
  const day = reading.asOf ?? currentDay();
  return (
    <div className="wrap p-dashboard">
      <div className="lede">
        <p className="kick">
          {t(data.clocks ? "dashboard.thenOf" : "dashboard.nowOf", { day: formatDay(day, locale), total: data.total })}
        </p>
        <ClockBar actor={actor} path="/" reading={reading} />
        <Lede total={data.total} implementation={data.implementation} waiting={waits} t={t} />
        <Facts
          facts={[
            { count: waits, label: t("dashboard.fact.waiting", { count: waits }), href: "/review", always: true },
            {
              count: data.triangulation.CONTESTED.count,
              label: t("dashboard.fact.contested", { count: data.triangulation.CONTESTED.count }),
              href: listOf({ triangulation: "CONTESTED" }),
            },
            {
              count: data.overdue.total,
              label: t("dashboard.fact.overdue", { count: data.overdue.total }),
              href: listOf({ schedule: "OVERDUE" }),
            },
            {
              count: data.disagreements,
              label: t("dashboard.fact.disagreements", { count: data.disagreements }),
              href: listOf({ disagreement: "true" }),
            },
            {
              count: data.alarms,
              label: t("dashboard.fact.alarms", { count: data.alarms }),
              href: listOf({ alarm: "true" }),
            },
            {
              count: data.neverHeard.total,
              label: t("dashboard.fact.neverHeard", { count: data.neverHeard.total }),
              href: "/recommendations?sort=silent",
            },
            {
              count: untouched,
              label: t("dashboard.fact.untouched", { count: untouched }),
              href: listOf({ implementation: "NOT_ASSESSED", proposed: "false" }),
            },
          ]}
        />
      </div>
      <div className="grid">
        <Figure
          className="c7"
          title={t("dashboard.stands")}
          sub={t("dashboard.standsSub", { day: formatDay(day, locale) })}
          all={{ href: keepClocks("/recommendations"), label: t("dashboard.all", { count: data.total }) }}
        >
          <StatusSquares implementation={data.implementation} proposed={data.proposed} titles={titles} t={t} />
        </Figure>
        <Figure className="c5" title={t("chart.overTime")} sub={t("chart.overTimeSub")}>
          <StatusOverTime
            points={data.overTime}
            isNow={data.clocks === null}
            ifPassed={data.ifPassed}
            proposed={proposedCounts(data.proposed)}
            href={(status, point, last) =>
              last
                ? listOf({ implementation: status })
                : `/recommendations?${new URLSearchParams({ implementation: status, asOf: point, knownAt: point })}`
            }
            t={t}
            locale={locale}
          />
        </Figure>
        <Figure className="c7" title={t("dashboard.byTheme")} sub={t("dashboard.bySub")}>
          <StatusMatrix
            rows={data.byTheme}
            filter="theme"
            title={t("dashboard.byTheme")}
            proposed={data.proposed}
            foot={data.implementation}
            t={t}
            locale={locale}
          />
        </Figure>
        <div className="c5 stack">
          <Figure title={t("dashboard.vouches")} sub={t("dashboard.vouchesSub")}>
            <WhoVouches triangulation={data.triangulation} titles={titles} t={t} />
          </Figure>
          <Figure
            title={t("dashboard.sources")}
            sub={t("dashboard.sourcesSub")}
            all={{ href: keepClocks("/evidence"), label: t("dashboard.allItems", { count: items }) }}
          >
            <SourceMix mix={data.sourceMix} t={t} />
          </Figure>
        </div>
        {data.evidence && data.evidence.length > 0 && (
          <Figure
            className="c12"
            title={t("dashboard.evidence", {
              covered: data.coverage.withEvidence,
              total: data.total,
              against: data.coverage.contradicted,
            })}
            sub={t("dashboard.evidenceSub")}
            all={{ href: keepClocks("/evidence"), label: t("dashboard.allItems", { count: items }) }}
          >
            <EvidenceStrip lines={data.evidence} t={t} locale={locale} />
          </Figure>
        )}
        <Figure
          className="c7"
          title={t("dashboard.waiting")}
          sub={t("dashboard.waitingSub", { count: data.waiting.total })}
          all={{ href: "/review", label: t("dashboard.openReview") }}
        >
          <WaitingList items={waiting} t={t} locale={locale} />
        </Figure>
        <div className="c5 stack">
          <Figure
            title={t("dashboard.contested")}
            sub={t("dashboard.contestedSub")}
            all={{
              href: listOf({ triangulation: "CONTESTED" }),
              label: t("dashboard.all", { count: data.triangulation.CONTESTED.count }),
            }}
          >
            <ContestedList items={data.contested} t={t} locale={locale} />
          </Figure>
          <Figure
            title={t("dashboard.overdue.title")}
            sub={t("dashboard.overdue.sub", { risk: data.atRisk })}
            all={{
              href: listOf({ schedule: "OVERDUE" }),
              label: t("dashboard.all", { count: data.overdue.total }),
            }}
          >
            <OverdueList items={data.overdue.items} t={t} locale={locale} />
          </Figure>
        </div>
        <Figure
          className="c7"
          title={t("dashboard.mine")}
          sub={t("dashboard.mineSub")}
          all={{ href: listOf({ owner: "me" }), label: t("dashboard.owned") }}
        >
          <MyWork {...data.mine} t={t} locale={locale} />
        </Figure>
        <Figure
          className="c5"
          title={t("dashboard.silent")}
          sub={t("dashboard.silentSub", { day: formatDay(day, locale) })}
          all={{ href: listOf({ sort: "silent" }), label: t("dashboard.longest") }}
        >
          {data.silentSince.length > 0 && <Silence lines={data.silentSince} today={day} t={t} locale={locale} />}
          {data.neverHeard.total > 0 && (
            <p className="src">
              {t("dashboard.never", { count: data.neverHeard.total })}{" "}
              {data.neverHeard.items.map((item, index) => (
                <span key={item.reference}>
                  {index > 0 && ", "}
                  <a href={keepClocks(`/recommendations/${item.reference}`)} title={pick(item.title, locale).text}>
                    {shortReference(item.reference)}
                  </a>
                </span>
              ))}
            </p>
          )}
        </Figure>
        <Further data={data} titles={titles} day={day} items={items} t={t} locale={locale} />
      </div>
    </div>
  );
}

/** How many recommendations have a proposal of each value. */
function proposedCounts(cells: DashboardData["proposed"]): Record<ShownImplementation, number> {
  return Object.fromEntries(Object.entries(cells).map(([status, cell]) => [status, cell.count])) as Record<
    ShownImplementation,
    number
  >;
}
