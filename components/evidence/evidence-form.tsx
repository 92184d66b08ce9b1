import type { Translate } from "@/components/translate";
import { Checkbox, Choices, TextField } from "@/components/ui/fields";
import { FormFeedback, type FormState } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import type { FieldProblems } from "@/lib/domain/errors";
import { CREDIBILITIES, STANCES, VISIBILITIES } from "@/lib/domain/evidence";
import { type Locale, type Localized, pick } from "@/lib/domain/localized";
import { ContentFields, FurtherContentFields } from "./content-fields";
import { DuplicateQuestion } from "./duplicate-question";
import { showSize } from "./format";
import { LinkRows } from "./link-rows";
import { SourceSection } from "./source-section";
import "./evidence.css";

interface StateChoice {
  key: string;
  shortName: Localized;
}

/** What the form offers to choose from. */
export interface EvidenceFormChoices {
  recommendations: readonly { reference: string; title: Localized }[];
  sources: readonly { id: string; name: string; kind: string }[];
  parties: readonly { key: string; shortName: Localized }[];
  /** The member states that evidence can speak of: on any recommendation, and on the first one. */
  states: readonly StateChoice[];
  firstStates: readonly StateChoice[];
}

/** The id of the form that logs evidence, for what follows what is typed into it. */
export const EVIDENCE_FORM = "log-evidence";

/** The form that logs evidence: native, with files, working without JavaScript; sent to /evidence/log. */
export function EvidenceForm({
  t,
  locale,
  choices,
  reference,
  speaksOf = "",
  request,
  formKey,
  draftId,
  state,
  problems,
  files,
  maxMegabytes,
  capture,
}: {
  t: Translate;
  locale: Locale;
  choices: EvidenceFormChoices;
  /** The recommendation that the form was opened from, or "". */
  reference: string;
  /** Key of the member state that it was opened for, or "". */
  speaksOf?: string;
  /** The open request for evidence that it answers, if it was opened from one. */
  request: { id: string; wanted: string } | null;
  /** Names this showing of the form, so that sending it twice logs once. */
  formKey: string;
  draftId: string | null;
  state: FormState;
  problems: FieldProblems;
  /** Received before: they need not be chosen again. */
  files: readonly { sha256: string; name: string; size: number }[];
  maxMegabytes: number;
  /** Whether a copy of the page is proposed, offered or not to be had here. */
  capture: "always" | "asked" | "off";
}) {
  const questions = Object.entries(problems).filter(([, problem]) => problem.code === "duplicate");
  const asked = questions.map(([path]) => path);
  const wrong = {
    ...state,
    fields: Object.fromEntries(Object.entries(state.fields).filter(([path]) => !asked.includes(path))),
  };
  const chosen = state.values.duplicate?.[0];
  const question = (path: string) => {
    const found = questions.find(([at]) => at === path);
    return found && <DuplicateQuestion t={t} problem={found[1]} chosen={chosen} />;
  };
  const intent = state.values.intent?.[0];
  // Rows come back numbered without gaps.
  const rowsOf = (list: string) =>
    new Set(Object.keys(state.values).flatMap((name) => (name.startsWith(`${list}.`) ? name.split(".")[1] : []))).size;
  const titles = titlesOf(
    choices.recommendations,
    [
      reference,
      ...Object.entries(state.values).flatMap(([name, [value = ""]]) => (name.endsWith(".reference") ? [value] : [])),
    ],
    locale,
  );
  const optional = t("form.optional");
  const named = ({ key, shortName }: StateChoice) => ({ value: key, label: pick(shortName, locale).text });
  return (
    <form id={EVIDENCE_FORM} action="/evidence/log" method="post" encType="multipart/form-data" noValidate>
      {/* What Enter in a field presses: without it, the first button that adds or removes a row. */}
      <button type="submit" className="vh" name="intent" value="log" tabIndex={-1} aria-hidden="true">
        {t("evidenceForm.submit")}
      </button>
      <input type="hidden" name="formKey" value={formKey} />
      <input type="hidden" name="from" value={reference} />
      {draftId && <input type="hidden" name="draft" value={draftId} />}
      {request && <input type="hidden" name="asked" value={request.id} />}
      <FormFeedback state={wrong} words={formWords(t)} labels={labelsOf(t, Object.keys(wrong.fields))}>
        {questions.length > 0 && Object.keys(wrong.fields).length === 0 && (
          <p className="ask" role="status">
            <b>{t("evidenceForm.duplicate.notStored")}</b>{" "}
            <a href="#f-duplicate">{t("evidenceForm.duplicate.answer")}</a>
          </p>
        )}
        {request && (
          <div className="f" id="f-request" tabIndex={-1}>
            <label className="check">
              <input
                type="checkbox"
                name="request"
                value={request.id}
                defaultChecked={state.attempt === 0 || state.values.request !== undefined}
              />
              <span>{t("request.fills", { wanted: request.wanted })}</span>
            </label>
            {wrong.fields.request && <p className="em2">{wrong.fields.request}</p>}
          </div>
        )}
        <section className="fs">
          <h2>
            <span>1</span>
            {t("evidenceForm.what")}
          </h2>
          <div className="what">
            <Choices
              name="what"
              label={t("evidenceForm.kind")}
              defaultValues={["LINK"]}
              options={["LINK", "FILE", "NONE"].map((value) => ({ value, label: t(`evidenceForm.kinds.${value}`) }))}
            />
          </div>
          <div className="f by-link">
            <TextField name="url" type="url" inputMode="url" label={t("evidenceForm.url")} />
            {question("url")}
            {capture !== "off" && (
              <Checkbox
                name="capture"
                label={t("evidenceForm.capture")}
                hint={t("evidenceForm.captureHint")}
                defaultChecked={capture === "always"}
              />
            )}
            <details className="more" open={Boolean(state.values.archiveUrl?.[0]) || "archiveUrl" in wrong.fields}>
              <summary>{t("evidenceForm.archive")}</summary>
              <TextField
                name="archiveUrl"
                type="url"
                inputMode="url"
                label={t("evidenceForm.archiveUrl")}
                optional={optional}
                hint={t("evidenceForm.archiveHint")}
              />
            </details>
          </div>
          <div className="f by-file">
            {files.map((file) => (
              <label key={file.sha256} className="kept check">
                <input type="checkbox" name="kept" value={file.sha256} defaultChecked />
                <span>{t("evidenceForm.kept", { name: file.name, size: showSize(file.size, locale) })}</span>
              </label>
            ))}
            <div className={wrong.fields.file ? "f bad" : "f"}>
              <label className="lb" htmlFor="f-file">
                {files.length > 0 ? t("evidenceForm.anotherFile") : t("evidenceForm.file")}
              </label>
              {wrong.fields.file && <p className="em2">{wrong.fields.file}</p>}
              <input className="in" id="f-file" type="file" name="file" multiple aria-describedby="f-file-hint" />
              <p className="hint2" id="f-file-hint">
                {t("evidenceForm.fileHint", { max: maxMegabytes })}
              </p>
            </div>
            {question("file")}
          </div>
          <TextField name="title" label={t("evidenceForm.title")} hint={t("evidenceForm.titleHint")} />
          <ContentFields t={t} locale={locale} language={locale} chosenLanguage={state.values.language?.[0]} />
          <details
            className="more"
            open={["translation", "via", "citation", "capturedAt", "reviewBy"].some(
              (name) => state.values[name]?.[0] || name in wrong.fields,
            )}
          >
            <summary>{t("evidenceForm.moreFields")}</summary>
            <FurtherContentFields t={t} />
          </details>
        </section>
        <section className="fs" id="f-links" tabIndex={-1}>
          <h2>
            <span>2</span>
            {t("evidenceForm.bears")}
          </h2>
          {wrong.fields.links && <p className="em2">{wrong.fields.links}</p>}
          <datalist id="recommendations">
            {choices.recommendations.map((each) => (
              <option key={each.reference} value={each.reference} label={pick(each.title, locale).text} />
            ))}
          </datalist>
          <LinkRows
            rows={Math.max(3, rowsOf("links")) + (intent === "more" ? 2 : 0)}
            first={reference}
            list="recommendations"
            titles={titles}
            stances={STANCES.map((value) => ({ value, label: t(`stance.${value}`) }))}
            credibilities={CREDIBILITIES.map((value) => ({
              value: String(value),
              label: String(value),
              detail: t(`credibility.${value}`),
            }))}
            firstState={speaksOf}
            states={choices.states.map(named)}
            firstStates={choices.firstStates.map(named)}
            words={{
              reference: t("evidenceForm.reference"),
              referenceHint: t("evidenceForm.referenceHint"),
              stance: t("evidenceForm.stance"),
              credibility: t("evidenceForm.credibility"),
              credibilityHint: t("evidenceForm.credibilityHint"),
              passage: t("evidenceForm.passage"),
              states: t("evidenceForm.states"),
              statesHint: t("evidenceForm.statesHint"),
              optional,
              another: t("evidenceForm.another"),
              addRow: t("evidenceForm.addRow"),
              remove: t("evidenceForm.removeRow"),
            }}
          />
        </section>
        <SourceSection
          t={t}
          locale={locale}
          sources={choices.sources}
          parties={choices.parties}
          further={rowsOf("furtherSources") + (intent === "more-sources" ? 1 : 0)}
        />
        <section className="fs last">
          <h2>
            <span>4</span>
            {t("evidenceForm.visible")}
          </h2>
          <Choices
            name="visibility"
            label={t("evidenceForm.visibility")}
            defaultValues={["TEAM"]}
            options={VISIBILITIES.map((value) => ({ value, label: t(`visibility.${value}`) }))}
            hint={t("evidenceForm.visibilityHint")}
          />
          <p className="sub2">
            <button type="submit" className="btn" name="intent" value="log">
              {t("evidenceForm.submit")}
            </button>
            <button type="submit" className="btn sec" name="intent" value="draft">
              {t("evidenceForm.saveDraft")}
            </button>
          </p>
        </section>
      </FormFeedback>
    </form>
  );
}

/** The titles of the references that are filled in, by upper-case reference. */
function titlesOf(
  known: EvidenceFormChoices["recommendations"],
  wanted: readonly string[],
  locale: Locale,
): Record<string, { text: string; lang: string }> {
  const asked = new Set(wanted.map((reference) => reference.toUpperCase()));
  return Object.fromEntries(
    known
      .filter((each) => asked.has(each.reference.toUpperCase()))
      .map((each) => [each.reference.toUpperCase(), pick(each.title, locale)]),
  );
}

/** Labels of the fields that are wrong, by path, for the error summary. */
function labelsOf(t: Translate, paths: readonly string[]): Record<string, string> {
  const label = (path: string) => {
    const row = /^links\.(\d+)\.(\w+)$/.exec(path);
    if (row) return `${t(`evidenceForm.${row[2]}`)} ${Number(row[1]) + 1}`;
    const further = /^furtherSources\.(\d+)\.(?:source\.)?(\w+)$/.exec(path);
    if (further) {
      const number = Number(further[1]) + 2;
      const field = further[2] === "sourceId" ? t("evidenceForm.knownSource") : t(`source.${further[2]}`);
      return `${t("evidenceForm.furtherSource", { number })}, ${field}`;
    }
    if (path.startsWith("source.")) return t(path);
    return t(`evidenceForm.${{ links: "bears", sourceId: "knownSource" }[path] ?? path}`);
  };
  return Object.fromEntries(paths.filter((path) => LABELLED.test(path)).map((path) => [path, label(path)]));
}

const LABELLED =
  /^(links(\.\d+\.(reference|stance|credibility|passage|states))?|(furtherSources\.\d+\.)?(source\.(name|kind|country|party)|sourceId)|url|archiveUrl|file|title|type|language|publishedOn|eventFrom|eventTo|quotation|translation|via|citation|capturedAt|reviewBy|visibility)$/;
