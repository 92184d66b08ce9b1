import type { Translate } from "@/components/translate";
import { EVIDENCE_TYPES, STANCES } from "@/lib/domain/evidence";
import type { EvidenceMap } from "@/lib/domain/import/evidence-map";
import type { ImportReport, WordField } from "@/lib/domain/import/import";
import { SOURCE_KINDS } from "@/lib/domain/source";

type Word = NonNullable<ImportReport["words"]>[number];

const VALUES: Record<WordField, readonly string[]> = {
  type: EVIDENCE_TYPES,
  stance: STANCES,
  sourceKind: SOURCE_KINDS,
};
const NAMES: Record<WordField, string> = { type: "evidenceType", stance: "stance", sourceKind: "sourceKind" };

/** What words of the file for types, stances and kinds of sources mean here, to be said by hand. */
export function Words({
  words,
  defaults,
  t,
}: {
  words: readonly Word[];
  defaults: EvidenceMap["defaults"];
  t: Translate;
}) {
  const named = (field: WordField, value: string) => t(`${NAMES[field]}.${value}`);
  const unsaid = ({ field, mapped, chosen }: Word) => {
    if (mapped !== null && !chosen) return t("import.guessed", { value: named(field, mapped) });
    if (chosen) return t("import.words.guess");
    const stands = defaults[field];
    return stands ? t("import.words.unknown", { value: named(field, stands) }) : t("import.notSaid");
  };
  return (
    <table className="simple mt-4">
      <caption className="text-left">{t("import.words.note")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("import.words.word")}</th>
          <th scope="col">{t("import.readAs")}</th>
          <th scope="col">{t("import.words.times")}</th>
          <th scope="col">{t("import.comesTo")}</th>
        </tr>
      </thead>
      <tbody>
        {words.map((word, index) => (
          <tr key={`${word.field} ${word.value}`} data-row>
            <th scope="row" className="break-words">
              {word.value}
            </th>
            <td>{t(`import.fields.${word.field}`)}</td>
            <td className="num">{word.count}</td>
            <td>
              <input type="hidden" name={`wordField.${index}`} value={word.field} />
              <input type="hidden" name={`word.${index}`} value={word.value} />
              <select
                className="in"
                name={`wordMeaning.${index}`}
                defaultValue={word.chosen ? (word.mapped ?? "") : ""}
                aria-label={`${word.value}: ${t(`import.fields.${word.field}`)}`}
              >
                <option value="">{unsaid(word)}</option>
                {VALUES[word.field].map((each) => (
                  <option key={each} value={each}>
                    {named(word.field, each)}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
