import type { Translate } from "@/components/translate";
import { EXPORT_FORMATS, type ExportFormat } from "@/lib/domain/export";
import "./export.css";

/** As they are called in every language. */
const FORMAT_NAMES: Record<ExportFormat, string> = { csv: "CSV", xlsx: "Excel", json: "JSON", jsonl: "JSON Lines" };

/** The forms in which what a page shows can be had, with the address's filters and clocks. */
export function ExportMenu({
  lists,
  query,
  t,
}: {
  /** The lists to choose from; the first one is what the page shows. */
  lists: readonly string[];
  /** The page's own parameters. */
  query: Readonly<Record<string, string | readonly string[] | undefined>>;
  t: Translate;
}) {
  return (
    <details className="exports">
      <summary>{t("export.title")}</summary>
      <div className="opts">
        {lists.map((list) => (
          <p key={list}>
            <span>{t(`export.list.${list}`)}</span>
            {EXPORT_FORMATS.map((format) => (
              <a
                key={format}
                href={exportHref(list, query, format)}
                aria-label={t("export.as", { list: t(`export.list.${list}`), format: FORMAT_NAMES[format] })}
                download
              >
                {FORMAT_NAMES[format]}
              </a>
            ))}
          </p>
        ))}
        <p className="hint2">{t("export.hint")}</p>
      </div>
    </details>
  );
}

function exportHref(
  list: string,
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
  format: string,
): string {
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) {
    if (name === "cursor" || name === "format") continue;
    for (const value of [values ?? []].flat()) if (value !== "") params.append(name, value);
  }
  params.append("format", format);
  return `/exports/${list}?${params}`;
}
