import type { Translate } from "@/components/translate";
import { html, type Markup } from "@/components/ui/markup";
import { EXPORT_FORMATS, type ExportFormat } from "@/lib/domain/export";
import "./export.css";

/** As they are called in every language. */
const FORMAT_NAMES: Record<ExportFormat, string> = { csv: "CSV", xlsx: "Excel", json: "JSON", jsonl: "JSON Lines" };

/** The parameters of a page's address. */
export type ExportQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The forms in which what a page shows can be had, with the address's filters and clocks.
 * @param lists to choose from; the first one is what the page shows
 * @param query the page's own parameters
 */
export function exportMenu(lists: readonly string[], query: ExportQuery, t: Translate): Markup {
  const given = exportParameters(query);
  const offered = lists.map((list) => {
    const name = t(`export.list.${list}`);
    const links = EXPORT_FORMATS.map((format) => {
      const label = t("export.as", { list: name, format: FORMAT_NAMES[format] });
      return html`<a href="/exports/${list}?${given}format=${format}" aria-label="${label}" download>${FORMAT_NAMES[format]}</a>`;
    });
    return html`<p><span>${name}</span>${links}</p>`;
  });
  return html`<details class="exports" id="exports-menu"><summary>${t("export.title")}</summary><div class="opts">${offered}<p class="hint2">${t("export.hint")}</p></div></details>`;
}

/** What of the page's parameters the export keeps, ready for the format to follow. */
function exportParameters(query: ExportQuery): string {
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) {
    if (name === "cursor" || name === "format") continue;
    for (const value of [values ?? []].flat()) if (value !== "") params.append(name, value);
  }
  return params.size > 0 ? `${params}&` : "";
}
