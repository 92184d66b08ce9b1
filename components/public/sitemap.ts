import { html, type Markup } from "@/components/ui/markup";
import { LOCALES } from "@/lib/domain/localized";
import type { Published } from "@/lib/domain/published";
import { inLanguage } from "./page";

/** Every public page with its languages, for search engines (https://www.sitemaps.org/protocol.html). */
export function sitemap(all: readonly Published[], origin: string): string {
  const paths = all.flatMap((published) => {
    const root = `/public/${encodeURIComponent(published.reference)}`;
    return [
      root,
      ...["recommendations", "evidence", "changes", "verify"].map((place) => `${root}/${place}`),
      ...published.recommendations
        .filter((each) => !each.retired)
        .map((each) => `${root}/recommendations/${encodeURIComponent(each.reference)}`),
      ...published.evidence.map((item) => `${root}/evidence/${item.reference}`),
    ];
  });
  const entries = (all.length > 0 ? ["/public", ...paths] : []).slice(0, MOST / LOCALES.length);
  const urls = entries.flatMap((path) => {
    const links: Markup[] = LOCALES.map(
      (locale) => html`<xhtml:link rel="alternate" hreflang="${locale}" href="${origin}${inLanguage(path, locale)}"/>`,
    );
    return LOCALES.map((locale) => html`<url><loc>${origin}${inLanguage(path, locale)}</loc>${links}</url>`);
  });
  return `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${html`${urls}`.text}</urlset>`;
}

/** The protocol allows no more addresses in one file. */
const MOST = 50_000;
