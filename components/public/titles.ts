import { html } from "@/components/ui/markup";
import type { PublishedTitle } from "@/lib/domain/published";
import { localized, type PublicContext, type PublicPage, publicHref } from "./page";

/** All publications that anybody may read. */
export function titlesPage(titles: readonly PublishedTitle[], { t, locale }: PublicContext): PublicPage {
  const rows = titles.map(
    ({ reference, title, authors, year }) =>
      html`<li><p class="ref">${reference}</p><a href="${publicHref(reference, "", locale)}">${localized(title, locale)}</a><p class="mut">${t("public.by", { authors: authors.join(", "), year: String(year) })}</p></li>`,
  );
  return {
    title: t("public.index.title"),
    description: t("public.index.description"),
    path: "/public",
    publication: null,
    here: null,
    main: html`<div class="lede"><h1>${t("public.index.lede")}</h1></div>${rows.length > 0 ? html`<ul class="pubs">${rows}</ul>` : html`<p>${t("public.index.none")}</p>`}`,
    structured: [],
  };
}

/** What stands where nothing public is. */
export function missingPage({ t }: PublicContext): PublicPage {
  return {
    title: t("public.gone"),
    description: t("public.goneWhy"),
    path: "/public",
    publication: null,
    here: null,
    main: html`<div class="head"><h1>${t("public.gone")}</h1><p class="sub">${t("public.goneWhy")}</p></div>`,
    structured: [],
  };
}
