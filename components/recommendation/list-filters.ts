import { STATUS_CLASS } from "@/components/judgement/glyph";
import type { Translate } from "@/components/translate";
import { html, type Markup } from "@/components/ui/markup";
import type { ShownImplementation } from "@/lib/domain/implementation";
import type { Triangulation } from "@/lib/domain/triangulation";
import { type ListQuery, listHref, withFilter, withoutValue } from "./list-query";

/** One choice of a filter, and how many it would show (null: not counted). */
export interface FacetOption {
  value: string;
  label: string;
  count: number | null;
}

/** A filter with its choices. */
export interface Facet {
  name: string;
  label: string;
  options: readonly FacetOption[];
  /** Shown unfolded even when nothing of it is chosen. */
  open?: boolean;
}

/** The filters as checkboxes, one text of markup for the reason that rows are (docs/decisions/0007). */
export function facetFields(facets: readonly Facet[], query: ListQuery): string {
  return facets
    .map((facet) => {
      const chosen = query[facet.name] ?? [];
      const open = facet.open || chosen.length > 0;
      const options = facet.options.map((option) => {
        const on = chosen.includes(option.value);
        return html`<li><label><input type="checkbox" name="${facet.name}" value="${option.value}"${on && html` checked`}><span>${mark(facet.name, option)}</span>${option.count !== null && html`<b>${option.count}</b>`}</label></li>`;
      });
      return html`<details id="facet-${facet.name}"${open && html` open`}><summary>${facet.label}</summary><ul>${options}</ul></details>`
        .text;
    })
    .join("");
}

function mark(name: string, option: FacetOption): Markup {
  if (name === "implementation") {
    const status = STATUS_CLASS[option.value as ShownImplementation];
    return html`<span class="st"><svg class="g ${status}" width="16" height="16" aria-hidden="true"><use href="#g-${status}"></use></svg><span>${option.label}</span></span>`;
  }
  if (name === "triangulation") {
    const con = (option.value as Triangulation) === "CONTESTED";
    return html`<span class="${con ? "tri con" : "tri"}"><svg width="26" height="14" aria-hidden="true"><use href="#t-${option.value}"></use></svg><span>${option.label}</span></span>`;
  }
  return html`${option.label}`;
}

/** What is chosen, each with a link that takes it out again. Empty when nothing is chosen. */
export function filterChips(facets: readonly Facet[], query: ListQuery, path: string, t: Translate): string {
  const chips: Markup[] = [];
  for (const facet of facets) {
    for (const value of query[facet.name] ?? []) {
      const label = facet.options.find((option) => option.value === value)?.label ?? value;
      chips.push(chip(`${facet.label}: ${label}`, listHref(path, withoutValue(query, facet.name, value)), t));
    }
  }
  const [q] = query.q ?? [];
  if (q) chips.push(chip(`“${q}”`, listHref(path, withFilter(query, "q", [])), t));
  const chosen = query.reference?.length ?? 0;
  if (chosen > 0) {
    chips.push(chip(t("views.chosen", { count: chosen }), listHref(path, withFilter(query, "reference", [])), t));
  }
  if (chips.length > 1)
    chips.push(html`<a class="lnk" href="${listHref(path, withoutFilters(query))}">${t("list.clear")}</a>`);
  return chips.map((each) => each.text).join("");
}

/** What stays when all filters are cleared: how and as of when it is shown. */
function withoutFilters(query: ListQuery): ListQuery {
  const kept = ["view", "columns", "asOf", "knownAt"];
  return Object.fromEntries(Object.entries(query).filter(([name]) => kept.includes(name)));
}

function chip(label: string, href: string, t: Translate): Markup {
  return html`<span class="chip">${label}<a href="${href}" aria-label="${t("list.remove", { filter: label })}">×</a></span>`;
}
