import type { Translate } from "@/components/translate";
import { DISPLAY_ORDER } from "@/lib/domain/implementation";
import type { AssessmentMap } from "@/lib/domain/import/assessment-map";
import type { ImportReport } from "@/lib/domain/import/import";
import { type AnyMap, FIELDS_OF, type TableKind } from "@/lib/domain/import/kinds";
import { ENCODINGS } from "@/lib/domain/import/table";
import { ANSWERS } from "@/lib/domain/response";
import { Choice } from "./choice";
import { OwnChoices } from "./own-choices";
import { Undated } from "./undated";
import { Words } from "./words";

const DELIMITERS = [",", ";", "\\t", "|"];

/** How each column and each status is read, to be changed by hand; works without a script. */
export function MappingForm({
  id,
  kind,
  map,
  report,
  t,
}: {
  id: string;
  kind: TableKind;
  map: AnyMap;
  report: ImportReport;
  t: Translate;
}) {
  const { file, statuses, words } = report;
  return (
    <form action="/imports/change" method="post" className="one">
      <input type="hidden" name="id" value={id} />
      <table className="simple">
        <thead>
          <tr>
            <th scope="col">{t("import.column")}</th>
            <th scope="col">{t("import.readAs")}</th>
            <th scope="col">{t("import.separator")}</th>
            <th scope="col">{t("import.why")}</th>
          </tr>
        </thead>
        <tbody>
          {file.columns.map(({ name, field, separator, by }, index) => (
            <tr key={name} data-row>
              <th scope="row" className="break-words">
                {name}
              </th>
              <td>
                <input type="hidden" name={`column.${index}`} value={name} />
                <select
                  className="in"
                  name={`field.${index}`}
                  defaultValue={field ?? ""}
                  aria-label={`${name}: ${t("import.readAs")}`}
                >
                  <option value="">{t("import.kept")}</option>
                  {FIELDS_OF[kind].map((each) => (
                    <option key={each} value={each}>
                      {t(`import.fields.${labelOf(kind, each)}`)}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                <input
                  className="in"
                  name={`separator.${index}`}
                  defaultValue={separator === "\n" ? "\\n" : separator}
                  size={3}
                  maxLength={5}
                  aria-label={`${name}: ${t("import.separator")}`}
                />
              </td>
              <td className="mut">{t(`import.by.${by}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {statuses.length > 0 && <Statuses statuses={statuses.slice(0, 100)} t={t} />}
      {"stances" in map && (words?.length ?? 0) > 0 && (
        <Words words={(words ?? []).slice(0, 150)} defaults={map.defaults} t={t} />
      )}
      {kind === "ASSESSMENTS" && <Undated map={map as AssessmentMap} t={t} />}
      <details className="mt-4">
        <summary>{t("import.choices")}</summary>
        <div className="grid4 mt-4">
          {file.encoding && (
            <Choice
              name="encoding"
              label={t("import.encoding")}
              value={map.encoding ?? ""}
              options={[
                ["", t("import.detected", { value: file.encoding })],
                ...ENCODINGS.map((each) => [each, each] as const),
              ]}
            />
          )}
          {file.delimiter && (
            <Choice
              name="delimiter"
              label={t("import.delimiter")}
              value={map.delimiter === "\t" ? "\\t" : (map.delimiter ?? "")}
              options={[
                ["", t("import.detected", { value: file.delimiter === "\t" ? "\\t" : file.delimiter })],
                ...DELIMITERS.map((each) => [each, each] as const),
              ]}
            />
          )}
          {file.sheets && file.sheets.length > 1 && (
            <Choice
              name="sheet"
              label={t("import.sheet")}
              value={map.sheet ?? ""}
              options={[
                ["", t("import.detected", { value: file.sheet ?? "" })],
                ...file.sheets.map((each) => [each, each] as const),
              ]}
            />
          )}
          <Choice
            name="dates"
            label={t("import.dates")}
            value={map.dates ?? ""}
            options={[
              ["", t("import.datesOwn")],
              ["dmy", t("import.dmy")],
              ["mdy", t("import.mdy")],
            ]}
          />
          <Choice
            name="missing"
            label={t("import.missing")}
            value={map.identifier.missing}
            options={[
              ["derive", t("import.derive")],
              ["refuse", t("import.refuse")],
            ]}
          />
          <Choice
            name="duplicate"
            label={t("import.duplicate")}
            value={map.identifier.duplicate}
            options={[
              ["refuse", t("import.refuse")],
              ["number", t("import.number")],
            ]}
          />
          <OwnChoices map={map} t={t} />
        </div>
      </details>
      <p className="sub2 mt-4">
        <button type="submit" className="btn sec" name="intent" value="map">
          {t("import.readAgain")}
        </button>
      </p>
    </form>
  );
}

/** One word names other things in other kinds of files. */
function labelOf(kind: TableKind, field: string): string {
  if (kind !== "ASSESSMENTS") return field;
  return field === "evidence" ? "cited" : field === "note" ? "statusNote" : field;
}

function Statuses({ statuses, t }: { statuses: ImportReport["statuses"]; t: Translate }) {
  const said = ({ axis, mapped }: ImportReport["statuses"][number]) =>
    mapped === null
      ? t("import.statusKept")
      : t(axis === "RESPONSE" ? `recommendation.answer.${mapped}` : `implementation.${mapped}`);
  return (
    <table className="simple mt-4">
      <caption className="text-left">{t("import.statusesNote")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("import.status")}</th>
          <th scope="col">{t("import.rows")}</th>
          <th scope="col">{t("import.comesTo")}</th>
          <th scope="col">{t("import.loss")}</th>
        </tr>
      </thead>
      <tbody>
        {statuses.map((status, index) => (
          <tr key={status.value} data-row>
            <th scope="row" className="break-words">
              {status.value}
            </th>
            <td className="num">{status.count}</td>
            <td>
              <input type="hidden" name={`status.${index}`} value={status.value} />
              <select
                className="in"
                name={`meaning.${index}`}
                defaultValue={
                  status.chosen ? (status.mapped === null ? "KEEP" : `${status.axis}:${status.mapped}`) : ""
                }
                aria-label={`${status.value}: ${t("import.comesTo")}`}
              >
                <option value="">{t("import.guessed", { value: said(status) })}</option>
                <option value="KEEP">{t("import.statusKept")}</option>
                <optgroup label={t("import.fields.response")}>
                  {ANSWERS.map((each) => (
                    <option key={each} value={`RESPONSE:${each}`}>
                      {t(`recommendation.answer.${each}`)}
                    </option>
                  ))}
                </optgroup>
                {/* What somebody answered can never stand for what was done. */}
                {status.axis !== "RESPONSE" && (
                  <optgroup label={t("import.implementation")}>
                    {DISPLAY_ORDER.map((each) => (
                      <option key={each} value={`IMPLEMENTATION:${each}`}>
                        {t(`implementation.${each}`)}
                      </option>
                    ))}
                  </optgroup>
                )}
              </select>
            </td>
            <td>{t(status.lossy ? "import.lossy" : "import.lossless")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
