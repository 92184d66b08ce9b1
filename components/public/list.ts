import { formatRough } from "@/components/dates";
import { html, type Markup } from "@/components/ui/markup";
import { pick } from "@/lib/domain/localized";
import { counted, type Published } from "@/lib/domain/published";
import { evidenceMarks, statusMark, triangulationMark } from "./marks";
import { inLanguage, localized, type PublicContext, type PublicPage, publicHref } from "./page";
import { breadcrumbs } from "./structured";

/** So many rows stand on one page of a list. */
export const ROWS = 200;

/** The recommendations of a publication in its order. @param page from 1 on */
export function listPage(published: Published, page: number, context: PublicContext): PublicPage | null {
  const { t, locale, origin } = context;
  const all = counted(published);
  const shown = all.slice((page - 1) * ROWS, page * ROWS);
  if (shown.length === 0 && page > 1) return null;
  const title = pick(published.title, locale).text;
  const path = `/public/${published.reference}/recommendations`;
  const rows = shown.map((each) => {
    const href = publicHref(published.reference, `/recommendations/${encodeURIComponent(each.reference)}`, locale);
    const { standing } = each;
    const who = each.addressees.map((party) => pick(party.shortName, locale).text).join(", ");
    const silent = standing.silentSince ? formatRough(standing.silentSince, locale) : t("public.nothingYet");
    return html`<tr><td class="ref">${each.reference}</td><td><a class="t" href="${href}">${localized(each.title, locale)}</a><small>${who}</small></td><td>${statusMark(standing.status, t)}</td><td>${triangulationMark(standing.triangulation, standing.contradicted, t)}</td><td>${evidenceMarks(standing, t)}</td><td class="nw"><span class="vh">${t("public.silent")}: </span>${silent}</td></tr>`;
  });
  const head = ["ref", "titleColumn", "statusColumn", "vouches", "evidenceColumn", "silent"].map(
    (key) => html`<th scope="col">${t(`public.${key}`)}</th>`,
  );
  return {
    title: t("public.listTitle"),
    description: t("public.listDescription", { title }),
    path: page === 1 ? path : `${path}?page=${page}`,
    publication: published,
    here: "recommendations",
    main: html`<div class="head"><h1>${t("public.listTitle")}</h1><p class="sub">${localized(published.title, locale)}</p></div><table class="list"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>${pages(Math.ceil(all.length / ROWS), page, path, context)}`,
    structured: [
      breadcrumbs([
        { name: title, address: `${origin}/public/${published.reference}` },
        { name: t("public.listTitle"), address: origin + path },
      ]),
    ],
  };
}

/** Links to the pages of a list; nothing where there is one alone. */
export function pages(count: number, page: number, path: string, { t, locale }: PublicContext): Markup | null {
  if (count < 2) return null;
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return html`<nav class="pages" aria-label="${t("public.nav.recommendations")}">${numbers.map((each) =>
    each === page
      ? html`<b aria-current="page">${each}</b>`
      : html`<a href="${inLanguage(each === 1 ? path : `${path}?page=${each}`, locale)}">${each}</a>`,
  )}</nav>`;
}
