import type { Translate } from "@/components/translate";
import type { ImportEntry, ImportReport, RowProblem } from "@/lib/domain/import/import";
import { ANSWERS } from "@/lib/domain/response";

const SHOWN = 20;
const COUNTS = ["rows", "created", "updated", "unchanged", "refused", "vanished", "warnings"] as const;

/** What an import did, or would do: the figures, what concerns the file, and the rows that are not plain. */
export function ImportOutcome({ id, report, t }: { id: string; report: ImportReport; t: Translate }) {
  const refused = report.entries.filter(({ outcome }) => outcome === "REFUSED");
  const others = report.entries.filter(({ outcome }) => outcome !== "REFUSED");
  const notes = report.notes.filter(({ code }) => code !== "columnKept");
  return (
    <>
      <dl className="flex flex-wrap gap-x-8 gap-y-4">
        {COUNTS.map((each) => (
          <div key={each}>
            <dt className="mut">{t(`import.counts.${each}`)}</dt>
            <dd className="num text-xl">{report[each]}</dd>
          </div>
        ))}
      </dl>
      <ul className="said mt-4">
        {notes.map((note) => (
          <li key={`${note.column} ${note.code}`}>{sentence(note, t)}</li>
        ))}
        {report.themes.created.length > 0 && (
          <li>
            {t("import.themesCreated", { count: report.themes.created.length, names: some(report.themes.created) })}
          </li>
        )}
        {report.parties.created.length > 0 && (
          <li>
            {t("import.partiesCreated", { count: report.parties.created.length, names: some(report.parties.created) })}
          </li>
        )}
        {(report.sources?.created.length ?? 0) > 0 && (
          <li>
            {t("import.sourcesCreated", {
              count: report.sources?.created.length ?? 0,
              names: some(report.sources?.created ?? []),
            })}
          </li>
        )}
        {(report.statements ?? 0) > 0 && (
          <li>
            {t(report.written ? "import.statements" : "import.statementsPlanned", { count: report.statements ?? 0 })}
          </li>
        )}
        {report.written && (
          <li>
            {t("import.wrote", {
              evidence: report.evidence.created,
              links: report.evidence.linked,
              responses: report.responses,
              proposals: report.proposals,
            })}
          </li>
        )}
      </ul>
      <Entries title={t("import.refusedRows")} entries={refused} t={t} />
      <Entries title={t("import.otherRows")} entries={others} t={t} />
      {report.entries.length > 0 && (
        <p className="mt-4">
          <a href={`/imports/refusals?id=${id}`} download>
            {t("import.download", { count: report.entries.length })}
          </a>
        </p>
      )}
    </>
  );
}

function Entries({ title, entries, t }: { title: string; entries: readonly ImportEntry[]; t: Translate }) {
  if (entries.length === 0) return null;
  return (
    <>
      <h3 className="mt-4">{title}</h3>
      <table className="simple">
        <thead>
          <tr>
            <th scope="col">{t("import.row")}</th>
            <th scope="col">{t("import.fields.identifier")}</th>
            <th scope="col">{t("import.outcome")}</th>
            <th scope="col">{t("import.what")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, SHOWN).map((entry) => (
            <tr key={`${entry.row} ${entry.identifier} ${entry.reference}`} data-row>
              <td className="num">{entry.row ?? "–"}</td>
              <td className="break-words">{entry.identifier ?? entry.reference ?? "–"}</td>
              <td>{t(`import.outcomes.${entry.outcome}`)}</td>
              <td className="break-words">
                {entry.changed.length > 0 && <p>{t("import.changed", { columns: entry.changed.join(", ") })}</p>}
                {[...entry.refusals, ...entry.warnings].map((problem) => (
                  <p key={`${problem.column} ${problem.code} ${problem.params?.value ?? ""}`}>{sentence(problem, t)}</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length > SHOWN && <p className="mut">{t("import.further", { count: entries.length - SHOWN })}</p>}
    </>
  );
}

/** What is to be said of a row, in words: statuses by their names here. */
function sentence({ column, code, params }: RowProblem, t: Translate): string {
  const words: Record<string, string | number> = { ...params };
  const { mapped } = words;
  if (typeof mapped === "string") {
    const answer = (ANSWERS as readonly string[]).includes(mapped);
    words.mapped = t(answer ? `recommendation.answer.${mapped}` : `implementation.${mapped}`);
  }
  return `${column === "" ? "" : `${column}: `}${t(`import.problem.${code}`, words)}`;
}

function some(names: readonly string[]): string {
  return names.length > 8 ? `${names.slice(0, 8).join(", ")} …` : names.join(", ");
}
