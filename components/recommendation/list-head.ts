import type { Translate } from "@/components/translate";
import { html, type Markup } from "@/components/ui/markup";
import { DEFAULT_COLUMNS, type ListColumn } from "@/lib/domain/view";
import { type ListQuery, listHref, withFilter } from "./list-query";

const COLUMNS: readonly { key: string; sort?: string; className?: string; column?: ListColumn }[] = [
  { key: "reference", sort: "reference" },
  { key: "title" },
  { key: "status", sort: "status" },
  { key: "facet.theme", sort: "theme", column: "theme" },
  { key: "facet.owner", column: "owner" },
  { key: "triangulation", column: "triangulation" },
  { key: "evidence", className: "evh", column: "evidence" },
  { key: "silentColumn", sort: "silent", column: "silent" },
  { key: "movedColumn", sort: "moved", column: "moved" },
];

/** The table's caption and head; columns that can be sorted are links that turn the order round. */
export function listHead(
  query: ListQuery,
  sort: string,
  dir: "asc" | "desc",
  path: string,
  t: Translate,
  columns: readonly ListColumn[] = DEFAULT_COLUMNS,
): string {
  const shown = COLUMNS.filter(({ column }) => column === undefined || columns.includes(column));
  const cells = shown.map((column) => {
    if (column.className === "evh") {
      return html`<th scope="col" class="evh"><span>${t("list.against")}</span><span>${t("list.for")}</span></th>`;
    }
    if (!column.sort) return html`<th scope="col">${t(`list.${column.key}`)}</th>`;
    const now = column.sort === sort;
    const next = now && dir === "asc" ? "desc" : now ? "asc" : column.sort === "moved" ? "desc" : "asc";
    const href = listHref(path, withFilter(withFilter(query, "sort", [column.sort]), "dir", [next]));
    return html`<th scope="col"${now && ariaSort(dir)}><a href="${href}">${t(`list.${column.key}`)}${now && (dir === "asc" ? " ↑" : " ↓")}</a></th>`;
  });
  return html`<caption class="vh">${t("list.caption")}</caption><thead><tr>${cells}</tr></thead>`.text;
}

function ariaSort(dir: "asc" | "desc"): Markup {
  return html` aria-sort="${dir === "asc" ? "ascending" : "descending"}"`;
}
