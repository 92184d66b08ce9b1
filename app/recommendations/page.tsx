import type { Metadata } from "next";
import { exportMenu } from "@/components/export/export-menu";
import { keysLine, pageLinks } from "@/components/recommendation/list-ends";
import { facetFields, filterChips } from "@/components/recommendation/list-filters";
import { type ListQuery, listHref, withFilter } from "@/components/recommendation/list-query";
import { quickViews } from "@/components/recommendation/list-views";
import { LiveFilters } from "@/components/recommendation/live-filters";
import { Icon } from "@/components/ui/icon";
import { html } from "@/components/ui/markup";
import { ServedMarkup } from "@/components/ui/served-markup";
import { columnsMenu } from "@/components/views/columns-menu";
import { savedViews } from "@/components/views/saved-views";
import { viewSwitcher } from "@/components/views/switcher";
import { can } from "@/lib/domain/permissions";
import { VIEWS, type View } from "@/lib/domain/view";
import { listPartyNames } from "@/lib/use-cases/party/queries";
import { facets, listThemes } from "@/lib/use-cases/recommendation/queries";
import { listViews } from "@/lib/use-cases/view/queries";
import { requireMember } from "@/lib/web/actor";
import { currentColumns } from "@/lib/web/preferences";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { ClockBar } from "../clock-bar";
import { readPageClocks } from "../page-clocks";
import { facetsOf } from "./facets-of";
import { ChoosingForm } from "./list-view";
import { readListQuery, type SearchParams } from "./read-query";
import { showRows } from "./show-rows";

const PATH = "/recommendations";
const FORM = "list-filters";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("list.heading") };
}

/**
 * Every recommendation that the filters find, as a list, board, matrix or timeline; the address holds the whole state.
 */
export default async function RecommendationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireMember();
  const params = await searchParams;
  const reading = readPageClocks(params);
  const { filters, query } = readListQuery(params);
  const view = VIEWS.find((each) => each === query.view?.[0]) ?? "list";
  const [counts, themes, parties, kept, columns, t, locale] = await Promise.all([
    facets(actor),
    listThemes(actor),
    listPartyNames(actor),
    listViews(actor),
    currentColumns(query.columns?.[0]),
    currentTranslator(),
    currentLocale(),
  ]);
  const rows = await showRows(actor, view, { filters, query, path: PATH, columns, t, locale });
  const shown = facetsOf(
    counts,
    { themes, parties: parties.map(({ key, shortName }) => ({ key, name: shortName })) },
    query,
    t,
    locale,
  );
  const chips = filterChips(shown, query, PATH, t);
  const chosen = Object.keys(query).filter((name) => shown.some((facet) => facet.name === name)).length;
  const mayChoose = can(actor, "recommendation.edit") || can(actor, "review.run") || can(actor, "watch");
  const tools = html`${can(actor, "view.save") && html`<a href="${listHref("/views/new", withFilter(query, "select", []))}">${t("views.save")}</a>`}${view === "list" && columnsMenu(columns, t)}${view === "list" && mayChoose && rows.shown > 0 && !query.select && html`<a href="${listHref(PATH, { ...query, select: ["true"] })}">${t("views.choose")}</a>`}${exportMenu(exportsOf(view), query, t)}<a href="${briefingHref(query)}">${t("briefing.make")}</a>`;
  const first = filters.cursor ? listHref(PATH, withFilter(query, "cursor", [])) : null;
  const next = rows.nextCursor ? listHref(PATH, withFilter(query, "cursor", [rows.nextCursor])) : null;
  return (
    <div className="wrap">
      <div className="lh">
        <h1>{t("list.heading")}</h1>
        {can(actor, "recommendation.edit") && (
          <a className="btn sec sm" href="/recommendations/new">
            {t("list.new")}
          </a>
        )}
      </div>
      <ClockBar actor={actor} path={PATH} query={query} reading={reading} />
      <form action={PATH} method="get" id={FORM} className="lay">
        {hidden(query)}
        <aside className="side" id="filters" popover="auto" aria-label={t("list.viewsAndFilters")}>
          <h2>{t("list.views")}</h2>
          <ServedMarkup
            as="ul"
            className="views"
            html={quickViews(counts, query, PATH, t) + savedViews(kept, query, PATH, t)}
          />
          <h2>{t("list.filters")}</h2>
          <ServedMarkup as="div" html={facetFields(shown, query)} />
          <p className="sheet-end">
            <button type="submit" className="btn sm apply">
              {t("list.apply")}
            </button>
            <button type="button" className="btn sm shut" popoverTarget="filters" popoverTargetAction="hide">
              {t("list.done")}
            </button>
          </p>
        </aside>
        <section className="tbl" aria-label={t("list.heading")}>
          <search className="bar1">
            <label className="q">
              <Icon name="search" />
              <span className="vh">{t("list.search")}</span>
              <input
                type="search"
                name="q"
                defaultValue={filters.q}
                placeholder={t("list.placeholder")}
                maxLength={200}
                autoComplete="off"
              />
              <kbd>/</kbd>
            </label>
            <button type="submit" className="btn sec sm apply">
              {t("list.search")}
            </button>
            <ServedMarkup as="div" className="contents" html={viewSwitcher(query, view, PATH, t).text} />
            <button type="button" className="btn sec sm flt" popoverTarget="filters">
              {t("list.filter")}
              {chosen > 0 && ` · ${chosen}`}
            </button>
          </search>
          <p className="chips">
            <span className="mut" role="status">
              {t("list.shown", { shown: rows.shown, total: rows.total })}
            </span>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: built by the escaping template tag, docs/decisions/0007 */}
            <span className="contents" dangerouslySetInnerHTML={{ __html: chips }} />
          </p>
          <ServedMarkup as="div" className="tools2" html={tools.text} />
          {rows.shown === 0 && view !== "board" ? (
            <div className="empty">
              <p>
                <b>{t(counts.total === 0 ? "list.none" : "list.empty")}</b>
              </p>
              <p>{t(counts.total === 0 ? "list.noneWhy" : "list.emptyWhy")}</p>
              <a className="btn sec sm" href={counts.total === 0 ? "/recommendations/new" : PATH}>
                {t(counts.total === 0 ? "list.new" : "list.clear")}
              </a>
            </div>
          ) : (
            rows.drawn
          )}
          {(first || next) && (
            <ServedMarkup as="p" className="pages" html={pageLinks(first, next, filters.limit ?? 50, t)} />
          )}
          <ServedMarkup as="p" className="keys" html={keysLine(view, t)} />
        </section>
      </form>
      <form id="columns" method="post" action="/preferences" hidden>
        <input type="hidden" name="back" value={listHref(PATH, withFilter(query, "columns", []))} />
      </form>
      <ChoosingForm />
      <LiveFilters form={FORM} />
    </div>
  );
}

/** A briefing of what the list shows, at its clocks. */
function briefingHref(query: ListQuery): string {
  const {
    asOf,
    knownAt,
    view: _view,
    columns: _columns,
    select: _select,
    cursor: _cursor,
    sort: _sort,
    dir: _dir,
    ...filters
  } = query;
  const given = (values: ListQuery) =>
    Object.entries(values).flatMap(([name, of]) => (of ?? []).map((value): [string, string] => [name, value]));
  const filter = new URLSearchParams(given(filters)).toString();
  const params = new URLSearchParams([
    ...(filter ? [["filter", filter] as [string, string]] : []),
    ...given({ ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) }),
  ]);
  return params.size > 0 ? `/briefings?${params}` : "/briefings";
}

/** What can be exported: first what the view shows. */
function exportsOf(view: View): string[] {
  const lists = ["recommendations", "matrix", "milestones", "responses"];
  const first = { list: "recommendations", board: "recommendations", matrix: "matrix", timeline: "milestones" }[view];
  return [first, ...lists.filter((list) => list !== first)];
}

/** What the form has no field for but should not lose: how it is shown, the order, the clocks, a selection. */
function hidden(query: ListQuery) {
  return ["view", "columns", "select", "reference", "sort", "dir", "asOf", "knownAt"].flatMap((name) =>
    (query[name] ?? []).map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
  );
}
