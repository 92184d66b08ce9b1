import type { Translate } from "@/components/translate";
import { html, type Markup } from "@/components/ui/markup";
import { LIST_COLUMNS, type ListColumn } from "@/lib/domain/view";
import "./views.css";

/**
 * Which columns the list shows. The boxes belong to the form "columns", which stands outside the filters' form and is
 * remembered as a preference.
 */
export function columnsMenu(columns: readonly ListColumn[], t: Translate): Markup {
  const boxes = LIST_COLUMNS.map(
    (column) =>
      html`<label><input type="checkbox" form="columns" name="columns" value="${column}"${columns.includes(column) && html` checked`}><span>${t(`views.column.${column}`)}</span></label>`,
  );
  return html`<details class="cols" id="columns-menu"><summary>${t("views.columns")}</summary><fieldset class="opts"><legend class="vh">${t("views.columns")}</legend>${boxes}<button type="submit" form="columns" name="columns" value="" class="btn sec sm">${t("views.applyColumns")}</button></fieldset></details>`;
}
