import type { Translate } from "@/components/translate";
import { LIST_COLUMNS, type ListColumn } from "@/lib/domain/view";
import "./views.css";

/**
 * Which columns the list shows. The boxes belong to the form "columns", which stands outside the filters' form and is
 * remembered as a preference.
 */
export function ColumnsMenu({ columns, t }: { columns: readonly ListColumn[]; t: Translate }) {
  return (
    <details className="cols">
      <summary>{t("views.columns")}</summary>
      <fieldset className="opts">
        <legend className="vh">{t("views.columns")}</legend>
        {LIST_COLUMNS.map((column) => (
          <label key={column}>
            <input
              type="checkbox"
              form="columns"
              name="columns"
              value={column}
              defaultChecked={columns.includes(column)}
            />
            <span>{t(`views.column.${column}`)}</span>
          </label>
        ))}
        <button type="submit" form="columns" name="columns" value="" className="btn sec sm">
          {t("views.applyColumns")}
        </button>
      </fieldset>
    </details>
  );
}
