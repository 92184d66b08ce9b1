import { formatInstant, formatPartial, formatRough, formatSpan } from "@/components/dates";
import { html, type Markup } from "@/components/ui/markup";
import { pick } from "@/lib/domain/localized";
import type { Published, PublishedEvidence } from "@/lib/domain/published";
import { pages, ROWS } from "./list";
import { localized, type PublicContext, type PublicPage, publicHref, row } from "./page";
import { breadcrumbs, evidenceData } from "./structured";

/** The public evidence of a publication, newest number first. @param page from 1 on */
export function evidenceListPage(published: Published, page: number, context: PublicContext): PublicPage | null {
  const { t, locale, origin } = context;
  const all = [...published.evidence].reverse();
  const shown = all.slice((page - 1) * ROWS, page * ROWS);
  if (shown.length === 0 && page > 1) return null;
  const title = pick(published.title, locale).text;
  const path = `/public/${published.reference}/evidence`;
  const rows = shown.map((item) => {
    const bears = item.bears.map((each) => each.reference).join(", ");
    return html`<tr><td class="ref">${item.reference}</td><td><a class="t" href="${publicHref(published.reference, `/evidence/${item.reference}`, locale)}">${localized(item.title, locale)}</a><small>${bears}</small></td><td>${t(`evidenceType.${item.type}`)}</td><td>${sourceNames(item)}</td><td class="nw">${dateOf(item, context)}</td></tr>`;
  });
  const head = ["ref", "item", "type", "source", "date"].map((key) => html`<th scope="col">${t(`public.${key}`)}</th>`);
  const table = html`<table class="list"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
  return {
    title: t("public.evidenceTitle"),
    description: t("public.evidenceDescription", { title }),
    path: page === 1 ? path : `${path}?page=${page}`,
    publication: published,
    here: "evidence",
    main: html`<div class="head"><h1>${t("public.evidenceTitle")}</h1><p class="sub">${localized(published.title, locale)}. ${t("public.evidenceLede", { count: all.length })}</p></div>${all.length > 0 && table}${pages(Math.ceil(all.length / ROWS), page, path, context)}`,
    structured: [
      breadcrumbs([
        { name: title, address: `${origin}/public/${published.reference}` },
        { name: t("public.evidenceTitle"), address: origin + path },
      ]),
    ],
  };
}

/** One item of public evidence: what it is, who says it, and what it bears on. */
export function evidencePage(published: Published, item: PublishedEvidence, context: PublicContext): PublicPage {
  const { t, locale, origin } = context;
  const path = `/public/${published.reference}/evidence/${item.reference}`;
  const name = pick(item.title, locale).text;
  const description = `${item.reference}: ${name}. ${item.sources.map((source) => source.name).join(", ")}`;
  const above = publicHref(published.reference, "/evidence", locale);
  const sections = [
    row(t("public.item"), facts(item, context), { first: true }),
    item.quotation && row(t("public.quotation"), quoted(item, context)),
    row(t("public.bears"), bearsOn(published, item, context)),
    item.files.length > 0 &&
      row(
        t("public.files"),
        html`<ul>${item.files.map((file) => html`<li class="mono">SHA-256 ${file.sha256}</li>`)}</ul>`,
        { note: html`<p>${t("public.filesNote")}</p>` },
      ),
  ].filter((each): each is Markup => typeof each === "object" && each !== null);
  return {
    title: name,
    description,
    path,
    publication: published,
    here: "evidence",
    main: html`<p class="crumb"><a href="${above}">${t("public.evidenceTitle")}</a> / ${item.reference}</p><div class="head"><p class="ref">${item.reference}</p><h1>${localized(item.title, locale)}</h1></div>${sections}`,
    structured: [
      evidenceData(item, origin + path, locale),
      breadcrumbs([
        { name: pick(published.title, locale).text, address: `${origin}/public/${published.reference}` },
        { name: t("public.evidenceTitle"), address: `${origin}/public/${published.reference}/evidence` },
        { name: item.reference, address: origin + path },
      ]),
    ],
  };
}

function facts(item: PublishedEvidence, { t, locale }: PublicContext): Markup {
  const sources = item.sources.map(
    ({ name, kind }, index) => html`${index > 0 && "; "}${name} <span class="mut">(${t(`sourceKind.${kind}`)})</span>`,
  );
  const event = formatSpan(item.eventFrom, item.eventTo, locale);
  const lines: (readonly [string, Markup] | null)[] = [
    ["type", html`${t(`evidenceType.${item.type}`)}`],
    [item.sources.length > 1 ? "sources" : "source", html`${sources}`],
    event === "" ? null : ["event", html`${event}`],
    item.publishedOn ? ["published", html`${formatPartial(item.publishedOn, locale)}`] : null,
    ["recorded", html`${formatInstant(item.recordedAt, locale)}`],
    ["language", html`${languageName(item.language, locale)}`],
    webLink("link", item.url),
    webLink("archived", item.archiveUrl),
    item.via ? ["via", html`${item.via}`] : null,
    item.citation ? ["citation", html`${item.citation}`] : null,
  ];
  return html`<dl class="facts">${lines.flatMap((line) => (line ? [html`<dt>${t(`public.${line[0]}`)}</dt><dd>${line[1]}</dd>`] : []))}</dl>`;
}

function quoted(item: PublishedEvidence, { t, locale }: PublicContext): Markup {
  const lang = item.language === locale ? null : html` lang="${item.language}"`;
  return html`<blockquote${lang}>${item.quotation ?? ""}</blockquote>${item.translation !== null && html`<p class="src">${t("public.translation")}</p><blockquote>${item.translation}</blockquote>`}`;
}

function bearsOn(published: Published, item: PublishedEvidence, { t, locale }: PublicContext): Markup {
  if (item.bears.length === 0) return html`<p>${t("public.citedOnly")}</p>`;
  const titles = new Map(published.recommendations.map((each) => [each.reference, each.title]));
  return html`<ul class="hist">${item.bears.map(({ reference, stance, credibility }) => {
    const href = publicHref(published.reference, `/recommendations/${encodeURIComponent(reference)}`, locale);
    const graded =
      credibility === null
        ? t("public.ungraded")
        : `${t("public.credibilityOf", { value: credibility })}: ${t(`credibility.${credibility}`)}`;
    return html`<li><p>${t(`public.stance.${stance}`)} <span class="ref">${reference}</span> <a href="${href}">${localized(titles.get(reference) ?? {}, locale)}</a></p><p class="src">${graded}</p></li>`;
  })}</ul>`;
}

/** Only addresses of the web become links: others may not be told from scripts by every browser. */
function webLink(key: string, url: string | null): readonly [string, Markup] | null {
  if (!url) return null;
  const web = /^https?:\/\//i.test(url);
  return [key, web ? html`<a href="${url}" rel="noopener nofollow">${url}</a>` : html`${url}`];
}

function sourceNames(item: PublishedEvidence): string {
  return item.sources.map((source) => source.name).join(", ");
}

function dateOf(item: PublishedEvidence, { locale }: PublicContext): string {
  return formatSpan(item.eventFrom, item.eventTo, locale) || formatRough(item.publishedOn ?? item.trueOn, locale);
}

/** The name of a language by its code; the code where there is no name for it. */
function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
