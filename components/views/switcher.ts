import { type ListQuery, listHref, withFilter } from "@/components/recommendation/list-query";
import type { Translate } from "@/components/translate";
import { html, type Markup } from "@/components/ui/markup";
import { VIEWS, type View } from "@/lib/domain/view";

/** The four ways of showing what the filters find, as links: the address holds which, as it holds the filters. */
export function viewSwitcher(query: ListQuery, view: View, path: string, t: Translate): Markup {
  const links = VIEWS.map((each) => {
    const href = listHref(path, withFilter(query, "view", each === "list" ? [] : [each]));
    return html`<a href="${href}"${each === view && html` aria-current="true"`}>${t(`views.${each}`)}</a>`;
  });
  return html`<nav class="seg" aria-label="${t("views.label")}">${links}</nav>`;
}

/** The part of an address that carries the clocks on to another page: "?asOf=…", or nothing. */
export function clocksOf(query: ListQuery): string {
  const kept = ["asOf", "knownAt"].flatMap((name) => (query[name] ?? []).map((value) => [name, value]));
  const text = new URLSearchParams(kept).toString();
  return text ? `?${text}` : "";
}
