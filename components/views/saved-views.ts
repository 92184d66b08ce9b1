import { type ListQuery, listHref } from "@/components/recommendation/list-query";
import type { Translate } from "@/components/translate";
import { html } from "@/components/ui/markup";

interface Kept {
  id: string;
  name: string;
  path: string;
  query: string;
  shared: boolean;
  own: boolean;
  owner: { name: string };
}

/** So many stand beside the list; the page of views has the rest. */
const MOST = 12;

/** The views that are kept, as further lines of the list of views, and the way to all of them. */
export function savedViews(kept: readonly Kept[], query: ListQuery, path: string, t: Translate): string {
  const { cursor: _cursor, ...state } = query;
  const here = sorted(listHref(path, state));
  const lines = kept.slice(0, MOST).map((view) => {
    const href = view.query ? `${view.path}?${view.query}` : view.path;
    return html`<li><a href="${href}"${sorted(href) === here && html` aria-current="true"`}>${view.name}${!view.own && html` <small class="mut">${view.owner.name}</small>`}</a></li>`;
  });
  return html`${lines}<li><a class="mut" href="/views">${t("views.manage")}</a></li>`.text;
}

/** An address with its parameters in one order, for comparing. */
function sorted(href: string): string {
  const [path = "", query = ""] = href.split("?");
  const params = new URLSearchParams(query);
  params.sort();
  return `${path}?${params}`;
}
