import type { Metadata } from "next";
import { formatInstant } from "@/components/dates";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { ImportOutcome } from "@/components/import/import-outcome";
import { MappingForm } from "@/components/import/mapping-form";
import { Section } from "@/components/people/section";
import type { Translate } from "@/components/translate";
import { TABLE_KINDS } from "@/lib/domain/import/kinds";
import type { TableShape } from "@/lib/domain/import/table";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { getUpload, listUploads, type Upload } from "@/lib/use-cases/import/uploads";
import { listPublications } from "@/lib/use-cases/publication/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("import.title") };
}

/** Takes recommendations, evidence or assessments over from a file: what was found in it, how it is read, what would become of it. Analysts and above. */
export default async function ImportsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireMember();
  const [given, t, locale] = await Promise.all([searchParams, currentTranslator(), currentLocale()]);
  if (!can(actor, "recommendation.edit")) return <NotAllowed t={t} back="/publications" />;
  const id = [given.id].flat()[0];
  if (id) return <OneUpload t={t} upload={await found(getUpload(actor, id))} />;
  const [publications, uploads] = await Promise.all([listPublications(actor), listUploads(actor)]);
  const wanted = [given.publication].flat()[0];
  return (
    <div className="wrap">
      <div className="lh">
        <h1>{t("import.title")}</h1>
      </div>
      <p className="read">{t("import.lede")}</p>
      <form action="/imports/upload" method="post" encType="multipart/form-data" className="one mt-4">
        <div className="f">
          <label className="lb" htmlFor="import-publication">
            {t("import.publication")}
          </label>
          <select className="in" id="import-publication" name="publication" defaultValue={wanted}>
            {publications
              .filter(({ retired }) => !retired)
              .map(({ reference, title }) => (
                <option key={reference} value={reference}>
                  {reference}: {pick(title, locale).text}
                </option>
              ))}
          </select>
        </div>
        <div className="f">
          <label className="lb" htmlFor="import-kind">
            {t("import.kindOf")}
          </label>
          <select className="in" id="import-kind" name="kind" defaultValue={[given.kind].flat()[0]}>
            {TABLE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`import.kind.${kind}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="f">
          <label className="lb" htmlFor="import-file">
            {t("import.file")}
          </label>
          <input
            className="in"
            id="import-file"
            type="file"
            name="file"
            required
            accept=".csv,.tsv,.txt,.xlsx,.json,.jsonl"
          />
          <p className="hint2">{t("import.fileHint")}</p>
        </div>
        <p className="sub2">
          <button type="submit" className="btn">
            {t("import.upload")}
          </button>
        </p>
      </form>
      {uploads.length > 0 && (
        <section className="fig mt-8">
          <header>
            <h2>{t("import.yours")}</h2>
          </header>
          <table className="simple">
            <tbody>
              {uploads.map((upload) => (
                <tr key={upload.id} data-row>
                  <td className="break-words">
                    <a href={`/imports?id=${upload.id}`}>{upload.fileName}</a>
                  </td>
                  <td>{upload.publication}</td>
                  <td>{t(`import.kind.${upload.kind}`)}</td>
                  <td>{t(`import.states.${upload.state}`)}</td>
                  <td className="mut">{formatInstant(upload.createdAt, locale)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

function OneUpload({ t, upload }: { t: Translate; upload: Upload }) {
  const { id, kind, report, state, problem, map } = upload;
  const underWay = state === "QUEUED" || state === "RUNNING";
  return (
    <div className="wrap">
      {/* Without a script, too: the page asks again by itself as long as there is something to wait for. */}
      {underWay && <meta httpEquiv="refresh" content="3" />}
      <p className="crumb">
        <a href="/imports">{t("import.title")}</a> / {upload.publication} / {t(`import.kind.${kind}`)}
      </p>
      <div className="lh">
        <h1 className="break-words min-w-0">{upload.fileName}</h1>
      </div>
      <p
        className={problem || state === "FAILED" || (report?.refused ?? 0) > 0 ? "banner" : "banner calm"}
        role="status"
      >
        {state === "DONE" && report ? t(outcomeOf(report)) : t(`import.states.${state}`)}
        {problem && ` ${problemSentence(t, problem)}`}
      </p>
      {underWay && (
        <form action="/imports/change" method="post" className="mt-4">
          <input type="hidden" name="id" value={id} />
          <p>
            <label htmlFor="import-progress">
              {t("import.progress", { done: upload.done, rows: report?.rows ?? 0 })}
            </label>{" "}
            <progress id="import-progress" max={report?.rows ?? 1} value={upload.done} />
          </p>
          <button type="submit" className="btn sec" name="intent" value="cancel">
            {t("import.cancel")}
          </button>
        </form>
      )}
      {report && (
        <div className="border-t-2 border-ink mt-4">
          <Section title={t("import.found")}>
            <p>{shapeOf(t, report.file)}</p>
          </Section>
          <Section title={t(state === "DONE" ? "import.done" : "import.preview")}>
            <ImportOutcome id={id} report={report} t={t} />
            {state !== "DONE" && !underWay && (
              <form action="/imports/change" method="post" className="mt-4">
                <input type="hidden" name="id" value={id} />
                {report.refused > 0 ? (
                  <p className="attn">{t("import.notYet")}</p>
                ) : (
                  <button type="submit" className="btn" name="intent" value="run">
                    {t("import.run", { count: report.created + report.updated })}
                  </button>
                )}
              </form>
            )}
          </Section>
          {state !== "DONE" && !underWay && (
            <Section title={t("import.mapping")} note={t("import.mappingNote")}>
              <MappingForm id={id} kind={kind} map={map} report={report} t={t} />
            </Section>
          )}
        </div>
      )}
    </div>
  );
}

function outcomeOf({ refused, written }: { refused: number; written: boolean }): string {
  return refused > 0 ? "import.nothingWritten" : written ? "import.states.DONE" : "import.nothingNew";
}

const UNREADABLE = ["notSpreadsheet", "tooLargeUnpacked", "notJson", "noRows", "noSheet", "empty", "binary"];

function problemSentence(t: Translate, problem: string): string {
  return t(UNREADABLE.includes(problem) ? `import.unreadable.${problem}` : "import.failed");
}

function shapeOf(
  t: Translate,
  { format, encoding, byteOrderMark, certain, delimiter, lineEnds, sheet, records }: TableShape,
): string {
  return [
    format.replace("_", " "),
    encoding && t(certain ? "import.shape.encoding" : "import.shape.guessed", { encoding }),
    byteOrderMark && t("import.shape.mark"),
    delimiter &&
      t("import.shape.delimiter", { delimiter: delimiter === "\t" ? t("import.shape.tab") : `“${delimiter}”` }),
    lineEnds && t("import.shape.lineEnds", { lineEnds }),
    sheet && t("import.shape.sheet", { sheet }),
    records && t("import.shape.records", { records }),
  ]
    .filter(Boolean)
    .join(" · ");
}
