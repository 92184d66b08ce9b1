import type { Translate } from "@/components/translate";
import { html, type Markup } from "@/components/ui/markup";
import type { View } from "@/lib/domain/view";

/**
 * The ways to the first and the next rows; nothing where all rows are shown.
 * @param count how many rows a page has
 */
export function pageLinks(first: string | null, next: string | null, count: number, t: Translate): string {
  return html`${first && html`<a class="btn sec sm" href="${first}">${t("list.first")}</a>`}${next && html`<a class="btn sec sm" rel="next" href="${next}">${t("list.next", { count })}</a>`}`
    .text;
}

/** Which keys do what in a view. */
export function keysLine(view: View, t: Translate): string {
  const keys = (names: readonly string[], word: string): Markup =>
    html`<span>${names.map((name) => html`<kbd>${name}</kbd> `)}${t(word)}</span>`;
  return html`${keys(["j", "k"], "list.keys.move")}${view === "board" && html`${keys(["←", "→"], "views.keyColumns")}${keys(["m"], "views.keyMove")}`}${keys(["↵"], "list.keys.open")}${keys(["?"], "list.keys.all")}`
    .text;
}
