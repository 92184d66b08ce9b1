import type { Translate } from "@/components/translate";
import { html } from "@/components/ui/markup";
import type { ShownImplementation } from "@/lib/domain/implementation";
import type { Triangulation } from "@/lib/domain/triangulation";
import { type ListQuery, listHref } from "./list-query";

const VIEWS: readonly { key: string; query: ListQuery }[] = [
  { key: "all", query: {} },
  { key: "waiting", query: { proposed: ["true"] } },
  { key: "contested", query: { triangulation: ["CONTESTED"] } },
  { key: "unassessed", query: { implementation: ["NOT_ASSESSED"], proposed: ["false"] } },
  { key: "alarmed", query: { alarm: ["true"] } },
  { key: "mine", query: { owner: ["me"] } },
];

/** The views that everybody wants, as links. */
export function quickViews(
  counts: {
    total: number;
    implementation: Partial<Record<ShownImplementation, number>>;
    triangulation: Partial<Record<Triangulation, number>>;
  },
  query: ListQuery,
  path: string,
  t: Translate,
): string {
  const here = listHref(path, query);
  const count: Record<string, number> = { all: counts.total, contested: counts.triangulation.CONTESTED ?? 0 };
  return VIEWS.map(({ key, query: wanted }) => {
    const href = listHref(path, query.view ? { ...wanted, view: query.view } : wanted);
    const known = count[key];
    return html`<li><a href="${href}"${href === here && html` aria-current="true"`}>${t(`list.${key}`)}${known !== undefined && html`<b>${known}</b>`}</a></li>`
      .text;
  }).join("");
}
