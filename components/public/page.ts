import { GLYPH_SPRITE } from "@/components/judgement/glyph-sprite";
import type { Translate } from "@/components/translate";
import { html, Markup } from "@/components/ui/markup";
import { LOCALES, type Locale, type Localized, pick } from "@/lib/domain/localized";
import type { PublicHead } from "@/lib/domain/published";

/** How public pages look: one stylesheet, set into each of them, and the fonts that its first lines are set in. */
export interface Look {
  style: string;
  /** The stylesheet of pictures that stand alone. */
  card: string;
  preload: Record<Locale, readonly string[]>;
}

/** What every public page is made with. */
export interface PublicContext {
  t: Translate;
  locale: Locale;
  /** Scheme and host of the page: where it lives is told to search engines and to those who share it. */
  origin: string;
  look: Look;
}

/** The places of a publication's public pages. */
export const PLACES = ["overview", "recommendations", "evidence", "changes", "verify"] as const;
export type Place = (typeof PLACES)[number];

/** One public page: what it says, and what the machines are told of it. */
export interface PublicPage {
  title: string;
  description: string;
  /** Its address without the language. */
  path: string;
  /** The publication that it belongs to; none for the list of them. */
  publication: { reference: string; title: Localized; head: PublicHead } | null;
  here: Place | null;
  main: Markup;
  /** What it is about, as schema.org has it. */
  structured: object[];
}

/** The symbol of a judgement that is not published: a square that is closed. */
const HIDDEN_SPRITE = new Markup(
  '<svg width="0" height="0" class="absolute" aria-hidden="true"><symbol id="g-s-hid" viewBox="0 0 16 16"><rect x="2.2" y="2.2" width="11.6" height="11.6" fill="none" stroke="var(--c)" stroke-width="1.4" stroke-dasharray="2 1.6"/><path d="M5 8h6" stroke="var(--c)" stroke-width="1.8"/></symbol></svg>',
);

/** The same page in a language: English has no mark, others name themselves. */
export function inLanguage(path: string, locale: Locale): string {
  if (locale === "en") return path;
  return `${path}${path.includes("?") ? "&" : "?"}lang=${locale}`;
}

/** The address of a publication's public page, in the reader's language. */
export function publicHref(reference: string, rest: string, locale: Locale): string {
  return inLanguage(`/public/${encodeURIComponent(reference)}${rest}`, locale);
}

/** A text in the reader's language, marked where it is in another. */
export function localized(value: Localized, locale: Locale): Markup {
  const { text, lang } = pick(value, locale);
  return lang === locale ? html`${text}` : html`<span lang="${lang}">${text}</span>`;
}

/** A part of a page set as a report: its name in the left margin, what it says, a remark in the right one. */
export function row(
  title: string,
  body: Markup,
  { note, id, first }: { note?: Markup | null | undefined; id?: string; first?: boolean } = {},
): Markup {
  return html`<section class="row${first === true && " first"}"${id !== undefined && html` id="${id}"`}><h2>${title}</h2><div>${body}</div>${note ? html`<aside>${note}</aside>` : null}</section>`;
}

/** A figure under an ink rule. */
export function figure(width: string, title: string, sub: string | null, body: Markup): Markup {
  return html`<section class="fig ${width}"><header><h2>${title}</h2>${sub !== null && html`<p class="sub">${sub}</p>`}</header>${body}</section>`;
}

/** The whole document of a public page. It carries no script: what stands in `structured` is data. */
export function publicDocument(page: PublicPage, { t, locale, origin, look }: PublicContext): string {
  const { publication } = page;
  const whole = page.publication ? `${page.title} · ${publication?.reference}` : page.title;
  const address = (each: Locale) => `${origin}${inLanguage(page.path, each)}`;
  const alternates = LOCALES.map((each) => html`<link rel="alternate" hreflang="${each}" href="${address(each)}">`);
  const fonts = look.preload[locale].map(
    (font) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>`,
  );
  const card =
    publication &&
    html`<meta property="og:image" content="${origin}/public/${encodeURIComponent(publication.reference)}/card.svg">`;
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${whole} · ${t("public.siteName")}</title><meta name="description" content="${page.description}"><link rel="canonical" href="${address(locale)}">${alternates}<link rel="alternate" hreflang="x-default" href="${address("en")}"><meta property="og:type" content="article"><meta property="og:site_name" content="${t("public.siteName")}"><meta property="og:title" content="${page.title}"><meta property="og:description" content="${page.description}"><meta property="og:url" content="${address(locale)}"><meta property="og:locale" content="${locale === "ru" ? "ru_RU" : "en_GB"}">${card ?? null}<meta name="twitter:card" content="summary"><meta name="color-scheme" content="light dark"><link rel="icon" href="/icon.svg" type="image/svg+xml">${fonts}`;
  const here = (is: boolean) => is && html` aria-current="page"`;
  const places = publication
    ? PLACES.map((place) => {
        const href = publicHref(publication.reference, place === "overview" ? "" : `/${place}`, locale);
        return html`<a href="${href}"${here(page.here === place)}>${t(`public.nav.${place}`)}</a>`;
      })
    : [];
  const languages = LOCALES.map(
    (each) =>
      html`<a href="${inLanguage(page.path, each)}" lang="${each}" hreflang="${each}" title="${t(`preferences.${each}`)}"${here(each === locale)}>${each.toUpperCase()}</a>`,
  );
  const top = html`<header class="top"><div class="wrap"><a class="brand" href="${inLanguage("/public", locale)}">${t("public.siteName")}</a><nav class="nav" aria-label="${t("public.nav.label")}">${places}</nav><nav class="lang" aria-label="${t("public.nav.languages")}">${languages}</nav></div></header>`;
  const foot = html`<footer class="foot"><div class="wrap"><p>${t("public.foot")}</p><p><a href="/sign-in" rel="nofollow">${t("public.nav.signIn")}</a></p>${
    publication &&
    html`<p>${t("public.auditHead")} <a class="mono" href="${publicHref(publication.reference, "/verify", locale)}">${publication.head.sequence} · ${publication.head.hash.slice(0, 12)}</a></p>`
  }</div></footer>`;
  const data = new Markup(
    page.structured
      .map((each) => `<script type="application/ld+json">${JSON.stringify(each).replaceAll("<", "\\u003c")}</script>`)
      .join(""),
  );
  return `<!doctype html><html lang="${locale}"><head>${head.text}<style>${look.style}</style>${data.text}</head><body><a class="skip" href="#main">${html`${t("public.nav.skip")}`.text}</a>${GLYPH_SPRITE.text}${HIDDEN_SPRITE.text}${top.text}<main id="main" class="wrap">${page.main.text}</main>${foot.text}</body></html>`;
}
