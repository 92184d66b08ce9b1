import { formatDay } from "@/components/dates";
import { html, type Markup } from "@/components/ui/markup";
import { pick } from "@/lib/domain/localized";
import { counted, type Published, type PublishedRecommendation } from "@/lib/domain/published";
import type { Triangulation } from "@/lib/domain/triangulation";
import { changeList } from "./changes";
import { PUBLIC_ORDER, squares, statusMark, triangulationMark } from "./marks";
import { figure, localized, type PublicContext, type PublicPage, publicHref } from "./page";
import { datasetOf } from "./structured";

const CLASSES: readonly Triangulation[] = [
  "CORROBORATED",
  "OFFICIAL_ONLY",
  "INDEPENDENT_ONLY",
  "CONTESTED",
  "UNSUPPORTED",
];
const LATEST = 5;

/** A publication at a glance: one sentence, then where each of its recommendations stands, all from what is public. */
export function dashboardPage(published: Published, context: PublicContext): PublicPage {
  const { t, locale, origin } = context;
  const all = counted(published);
  const judged = all.filter((each) => each.judgement !== null);
  const implemented = judged.filter((each) => each.standing.status === "IMPLEMENTED").length;
  const title = pick(published.title, locale).text;
  const description = t("public.description", { total: all.length, title });
  const path = `/public/${published.reference}`;
  const by = t("public.by", { authors: published.authors.join(", "), year: String(published.year) });
  const sentence =
    all.length === 0
      ? t("public.ledeNone")
      : t("public.lede", { total: all.length, judged: judged.length, implemented });
  const lede = html`<div class="lede"><p class="kick">${t("public.kick", { day: formatDay(published.today, locale) })}</p><h1>${sentence}</h1><p class="by">${localized(published.title, locale)}. ${by}${published.url && html`. <a href="${published.url}" rel="noopener">${t("public.original")}</a>`}</p></div>`;
  const figures = [
    figure(
      "c7",
      t("public.stands"),
      t("public.standsSub", { day: formatDay(published.today, locale) }),
      byStatus(all, published, context),
    ),
    figure("c5", t("public.vouches"), t("public.vouchesSub"), byTriangulation(all, published, context)),
    figure("c7", t("public.byTheme"), null, byTheme(all, published, context)),
    html`<div class="c5">${figure("", t("public.latest"), null, latest(published, context))}</div>`,
    figure("c7", coverage(all, context), null, coverageText(published, all, context)),
    figure(
      "c5",
      t("public.method"),
      null,
      html`<p>${t("public.methodText")} <a href="${publicHref(published.reference, "/verify", locale)}">${t("public.nav.verify")}</a></p>`,
    ),
  ];
  return {
    title,
    description,
    path,
    publication: published,
    here: "overview",
    main: html`${lede}<div class="grid">${figures}</div>`,
    structured: [datasetOf(published, origin + path, description, locale)],
  };
}

function byStatus(all: readonly PublishedRecommendation[], published: Published, { t, locale }: PublicContext): Markup {
  const rows = PUBLIC_ORDER.map((status) => {
    const some = all.filter((each) => each.standing.status === status);
    const why = status === "NOT_PUBLISHED" && some.length > 0 && html`<small>${t("public.notPublishedWhy")}</small>`;
    return html`<tr${some.length === 0 && html` class="zero"`}><th scope="row">${statusMark(status, t)}</th><td class="un">${squares(some, published, all.length, t, locale)}${why}</td><td class="num">${some.length}</td></tr>`;
  });
  return html`<table class="dist"><thead class="vh"><tr><th scope="col">${t("public.statusColumn")}</th><th scope="col">${t("public.countColumn")}</th><th scope="col">${t("public.totalColumn")}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function byTriangulation(
  all: readonly PublishedRecommendation[],
  published: Published,
  { t, locale }: PublicContext,
): Markup {
  const rows = CLASSES.map((value) => {
    const some = all.filter((each) => each.standing.triangulation === value);
    return html`<tr${some.length === 0 && html` class="zero"`}><th scope="row">${triangulationMark(value, false, t)}</th><td class="un">${squares(some, published, all.length, t, locale)}<small>${t(`public.vouchesWhy.${value}`)}</small></td><td class="num">${some.length}</td></tr>`;
  });
  return html`<table class="dist"><thead class="vh"><tr><th scope="col">${t("public.vouches")}</th><th scope="col">${t("public.countColumn")}</th><th scope="col">${t("public.totalColumn")}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function byTheme(all: readonly PublishedRecommendation[], published: Published, { t, locale }: PublicContext): Markup {
  const themes = new Map<string, PublishedRecommendation[]>();
  for (const each of all) themes.set(each.theme.key, [...(themes.get(each.theme.key) ?? []), each]);
  const rows = [...themes.values()].map(
    (some) =>
      html`<tr><th scope="row">${some[0] ? localized(some[0].theme.name, locale) : null}</th><td class="un">${squares(some, published, all.length, t, locale)}</td><td class="num">${some.length}</td></tr>`,
  );
  return html`<table class="dist"><thead class="vh"><tr><th scope="col">${t("public.themeColumn")}</th><th scope="col">${t("public.countColumn")}</th><th scope="col">${t("public.totalColumn")}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function latest(published: Published, { t, locale }: PublicContext): Markup {
  const changed = published.changes[0]?.changed ?? [];
  const href = publicHref(published.reference, "/changes", locale);
  if (changed.length === 0)
    return html`<p>${t("public.latestNone")}</p><a class="all" href="${href}">${t("public.latestAll")}</a>`;
  return html`${changeList(changed.slice(0, LATEST), published, { t, locale }, { brief: true })}<a class="all" href="${href}">${t("public.latestAll")}</a>`;
}

function coverage(all: readonly PublishedRecommendation[], { t }: PublicContext): string {
  const covered = all.filter((each) => each.standing.supports + each.standing.contradicts > 0).length;
  return t("public.coverage", { covered, total: all.length });
}

function coverageText(
  published: Published,
  all: readonly PublishedRecommendation[],
  { t, locale }: PublicContext,
): Markup {
  const against = new Set(
    all.flatMap((each) => each.links.filter((link) => link.stance === "CONTRADICTS").map((link) => link.evidence)),
  ).size;
  return html`<p>${t("public.coverageSub", { items: published.evidence.length, against })}</p><a class="all" href="${publicHref(published.reference, "/evidence", locale)}">${t("public.evidenceTitle")}</a>`;
}
