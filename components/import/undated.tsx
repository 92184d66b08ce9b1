import type { Translate } from "@/components/translate";
import { type AssessmentMap, UNDATED_CHOICES } from "@/lib/domain/import/assessment-map";
import { Choice } from "./choice";

/** What becomes of ratings that bear no day: a day for all of them, else kept or refused. */
export function Undated({ map, t }: { map: AssessmentMap; t: Translate }) {
  return (
    <fieldset className="mt-4">
      <legend className="lb">{t("import.undated.legend")}</legend>
      <div className="grid4 mt-4">
        <div className="f">
          <label className="lb" htmlFor="import-saidOn">
            {t("import.undated.saidOn")}
          </label>
          <input
            className="in"
            id="import-saidOn"
            name="saidOn"
            defaultValue={map.defaults.saidOn ?? ""}
            maxLength={10}
            pattern="\d{4}(-\d{2}(-\d{2})?)?"
            placeholder="2025-06"
            title={t("import.undated.saidOnHint")}
            aria-describedby="import-saidOn-hint"
          />
          <p className="hint2" id="import-saidOn-hint">
            {t("import.undated.saidOnHint")}
          </p>
        </div>
        <Choice
          name="undated"
          label={t("import.undated.without")}
          value={map.undated}
          options={UNDATED_CHOICES.map((each) => [each, t(`import.undated.choice.${each}`)])}
        />
      </div>
    </fieldset>
  );
}
