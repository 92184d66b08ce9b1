import type { Metadata } from "next";
import { facetFields, filterChips } from "@/components/recommendation/list-filters";
import { listHead } from "@/components/recommendation/list-head";
import { type ListQuery, listHref, withFilter } from "@/components/recommendation/list-query";
import { listRows } from "@/components/recommendation/list-rows";
import { quickViews } from "@/components/recommendation/list-views";
import { LiveFilters } from "@/components/recommendation/live-filters";
import { Icon } from "@/components/ui/icon";
import { ServedMarkup } from "@/components/ui/served-markup";
import { can } from "@/lib/domain/permissions";
import { listParties } from "@/lib/use-cases/party/queries";
import { defaultDirection } from "@/lib/use-cases/recommendation/list-item";
import { listRecommendations } from "@/lib/use-cases/recommendation/list-recommendations";
import { facets, listThemes } from "@/lib/use-cases/recommendation/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { facetsOf } from "./facets-of";
import { readListQuery, type SearchParams } from "./read-query";

const PATH = "/recommendations";
const FORM = "list-filters";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("list.heading") };
}

/** Every recommendation as a table that can be searched, filtered and sorted; the address holds the whole state. */
export default async function RecommendationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireMember();
  const { filters, query } = readListQuery(await searchParams);
  const [page, counts, themes, parties, t, locale] = await Promise.all([
    listRecommendations(actor, filters),
    facets(actor),
    listThemes(actor),
    listParties(actor),
    currentTranslator(),
    currentLocale(),
  ]);
  const shown = facetsOf(
    counts,
    { themes, parties: parties.map(({ key, shortName }) => ({ key, name: shortName })) },
    query,
    t,
    locale,
  );
  const sort = filters.sort ?? "reference";
  const chips = filterChips(shown, query, PATH, t);
  const chosen = Object.keys(query).filter((name) => shown.some((facet) => facet.name === name)).length;
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
      <form action={PATH} method="get" id={FORM} className="lay">
        {kept(query)}
        <aside className="side" id="filters" popover="auto" aria-label={t("list.viewsAndFilters")}>
          <h2>{t("list.views")}</h2>
          <ServedMarkup as="ul" className="views" html={quickViews(counts, query, PATH, t)} />
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
            <button type="button" className="btn sec sm flt" popoverTarget="filters">
              {t("list.filter")}
              {chosen > 0 && ` · ${chosen}`}
            </button>
          </search>
          <p className="chips">
            <span className="mut" role="status">
              {t("list.shown", { shown: page.items.length, total: page.total })}
            </span>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: built by the escaping template tag, docs/decisions/0007 */}
            <span className="contents" dangerouslySetInnerHTML={{ __html: chips }} />
          </p>
          {page.items.length === 0 ? (
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
            <ServedMarkup
              as="table"
              className="list"
              html={`${listHead(query, sort, filters.dir ?? defaultDirection(sort), PATH, t)}<tbody>${listRows(page.items, t, locale)}</tbody>`}
            />
          )}
          {(page.nextCursor || filters.cursor) && (
            <p className="pages">
              {filters.cursor && (
                <a className="btn sec sm" href={listHref(PATH, withFilter(query, "cursor", []))}>
                  {t("list.first")}
                </a>
              )}
              {page.nextCursor && (
                <a
                  className="btn sec sm"
                  rel="next"
                  href={listHref(PATH, withFilter(query, "cursor", [page.nextCursor]))}
                >
                  {t("list.next", { count: filters.limit ?? 50 })}
                </a>
              )}
            </p>
          )}
          <p className="keys">
            <span>
              <kbd>j</kbd> <kbd>k</kbd> {t("list.keys.move")}
            </span>
            <span>
              <kbd>↵</kbd> {t("list.keys.open")}
            </span>
            <span>
              <kbd>?</kbd> {t("list.keys.all")}
            </span>
          </p>
        </section>
      </form>
      <LiveFilters form={FORM} />
    </div>
  );
}

/** What the form has no field for but should not lose: the order and the clocks. */
function kept(query: ListQuery) {
  return ["sort", "dir", "asOf", "knownAt"].flatMap((name) =>
    (query[name] ?? []).map((value) => <input key={name} type="hidden" name={name} value={value} />),
  );
}
