import { formatInstant } from "@/components/dates";
import { Section } from "@/components/recommendation/section";
import type { Translate } from "@/components/translate";
import type { ImportedRow } from "@/lib/use-cases/import/imported-row";

/** What the file said that it was imported from, its own status among it: word for word, and no judgement of ours. */
export function AsImported({ row, t, locale }: { row: ImportedRow | null; t: Translate; locale: string }) {
  if (!row) return null;
  return (
    <Section id="imported" title={t("import.asImported")} note={t("import.asImportedNote")}>
      <details>
        <summary>
          {t("import.asImportedFrom", { file: row.fileName, date: formatInstant(row.recordedAt, locale) })}
        </summary>
        <table className="simple mt-4">
          <tbody>
            {row.cells.map(({ column, text }) => (
              <tr key={column} data-row>
                <th scope="row" className="break-words">
                  {column}
                </th>
                <td className="break-words pre-line max-md:basis-full">{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  );
}
