import type { Translate } from "@/components/translate";
import { Checkbox, Choices, TextArea, TextField } from "@/components/ui/fields";
import { ActionForm, FormFeedback, type FormState } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { CREDIBILITIES, STANCES } from "@/lib/domain/evidence";
import { type Locale, type Localized, pick } from "@/lib/domain/localized";
import { grade, link, redact, withdraw } from "./actions";

/** A member state that an item can speak of. */
interface StateChoice {
  key: string;
  shortName: Localized;
}

/** Stance and credibility of one link, anew. */
export function GradeForm({
  t,
  locale,
  linkId,
  grading,
  states,
}: {
  t: Translate;
  locale: Locale;
  linkId: string;
  grading: {
    stance: string;
    credibility: number | null;
    passage: string | null;
    note: string | null;
    states: readonly { key: string }[];
  };
  states: readonly StateChoice[];
}) {
  return (
    <ActionForm action={grade.bind(null, { linkId })} words={formWords(t)} labels={labels(t)}>
      <Choices name="stance" label={t("evidenceForm.stance")} defaultValues={[grading.stance]} options={stances(t)} />
      <Credibility t={t} value={grading.credibility} />
      <TextArea
        name="passage"
        label={t("evidenceForm.passage")}
        optional={t("form.optional")}
        rows={2}
        defaultValue={grading.passage ?? ""}
      />
      <TextField
        name="note"
        label={t("evidence.linkNote")}
        optional={t("form.optional")}
        defaultValue={grading.note ?? ""}
      />
      <StatesSpokenOf t={t} locale={locale} states={states} chosen={grading.states.map((state) => state.key)} />
      <Checkbox name="removed" label={t("evidence.removeLink")} />
      <SubmitOrLeave t={t} label={t("evidence.saveGrade")} />
    </ActionForm>
  );
}

/** A link to another recommendation. */
export function LinkForm({
  t,
  locale,
  reference,
  recommendations,
  states,
}: {
  t: Translate;
  locale: Locale;
  reference: string;
  recommendations: readonly { reference: string; title: Localized }[];
  states: readonly StateChoice[];
}) {
  return (
    <ActionForm action={link.bind(null, { id: reference })} words={formWords(t)} labels={labels(t)}>
      <datalist id="recommendations">
        {recommendations.map((each) => (
          <option key={each.reference} value={each.reference} label={pick(each.title, locale).text} />
        ))}
      </datalist>
      <TextField
        name="reference"
        label={t("evidenceForm.reference")}
        hint={t("evidenceForm.referenceHint")}
        list="recommendations"
      />
      <Choices name="stance" label={t("evidenceForm.stance")} options={stances(t)} />
      <Credibility t={t} value={null} />
      <TextArea name="passage" label={t("evidenceForm.passage")} optional={t("form.optional")} rows={2} />
      <StatesSpokenOf t={t} locale={locale} states={states} chosen={[]} />
      <SubmitOrLeave t={t} label={t("evidence.linkMore")} />
    </ActionForm>
  );
}

/** Withdrawal with a reason. */
export function WithdrawForm({ t, reference, version }: { t: Translate; reference: string; version: number }) {
  return (
    <ActionForm
      action={withdraw.bind(null, { id: reference })}
      words={formWords(t)}
      labels={{ reason: t("evidence.withdrawWhy") }}
    >
      <input type="hidden" name="version" value={version} />
      <p className="pb-2">{t("evidence.withdrawNote")}</p>
      <TextArea name="reason" label={t("evidence.withdrawWhy")} rows={3} />
      <SubmitOrLeave t={t} label={t("evidence.withdrawDo")} />
    </ActionForm>
  );
}

/** Removal of a file's content for good. */
export function RedactForm({ t, reference, sha256 }: { t: Translate; reference: string; sha256: string }) {
  return (
    <ActionForm
      action={redact.bind(null, { id: reference, sha256 })}
      words={formWords(t)}
      labels={{ reason: t("evidence.redactWhy") }}
    >
      <p className="pb-2">{t("evidence.redactNote")}</p>
      <TextField name="reason" label={t("evidence.redactWhy")} />
      <SubmitOrLeave t={t} label={t("evidence.redact")} />
    </ActionForm>
  );
}

/** A file to attach: a native form, so that its bytes are streamed. */
export function AttachForm({
  t,
  reference,
  state,
  maxMegabytes,
}: {
  t: Translate;
  reference: string;
  state: FormState;
  maxMegabytes: number;
}) {
  return (
    <form action={`/evidence/${reference}/files`} method="post" encType="multipart/form-data">
      <FormFeedback state={state} words={formWords(t)} labels={{ file: t("evidenceForm.file") }}>
        <div className="f">
          <label className="lb" htmlFor="f-file">
            {t("evidenceForm.file")}
          </label>
          <input className="in" id="f-file" type="file" name="file" aria-describedby="f-file-hint" />
          <p className="hint2" id="f-file-hint">
            {t("evidenceForm.fileHint", { max: maxMegabytes })}
          </p>
        </div>
        <p className="sub2">
          <button type="submit" className="btn">
            {t("evidence.attachDo")}
          </button>
          <a href="?">{t("form.cancel")}</a>
        </p>
      </FormFeedback>
    </form>
  );
}

function Credibility({ t, value }: { t: Translate; value: number | null }) {
  return (
    <Choices
      name="credibility"
      label={t("evidenceForm.credibility")}
      optional={t("form.optional")}
      layout="crd"
      defaultValues={value === null ? [] : [String(value)]}
      hint={t("evidenceForm.credibilityHint")}
      options={CREDIBILITIES.map((each) => ({
        value: String(each),
        label: String(each),
        detail: t(`credibility.${each}`),
      }))}
    />
  );
}

/** Which member states the item speaks of. `chosen` are their keys. */
function StatesSpokenOf({
  t,
  locale,
  states,
  chosen,
}: {
  t: Translate;
  locale: Locale;
  states: readonly StateChoice[];
  chosen: readonly string[];
}) {
  if (states.length === 0) return null;
  return (
    <Choices
      name="states[]"
      label={t("evidenceForm.states")}
      optional={t("form.optional")}
      hint={t("evidenceForm.statesHint")}
      options={states.map((state) => ({ value: state.key, label: pick(state.shortName, locale).text }))}
      defaultValues={chosen}
    />
  );
}

function SubmitOrLeave({ t, label }: { t: Translate; label: string }) {
  return (
    <p className="sub2">
      <Submit>{label}</Submit>
      <a href="?">{t("form.cancel")}</a>
    </p>
  );
}

function stances(t: Translate) {
  return STANCES.map((value) => ({ value, label: t(`stance.${value}`) }));
}

function labels(t: Translate): Record<string, string> {
  return {
    ...Object.fromEntries(
      ["reference", "stance", "credibility", "passage"].map((name) => [name, t(`evidenceForm.${name}`)]),
    ),
    note: t("evidence.linkNote"),
    states: t("evidenceForm.states"),
  };
}
