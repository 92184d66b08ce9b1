import type { Translate } from "@/components/translate";
import { Checkbox, Select, TextArea, TextField } from "@/components/ui/fields";
import { ActionForm, type FormState } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { LEVELS } from "@/lib/domain/recommendation";

type Action = (state: FormState, data: FormData) => Promise<FormState>;

/** What can be done with a waiting candidate: accept it in one's own words, reject, merge or split it. */
export function CandidateForms({
  t,
  action,
  suggested,
  themes,
  text,
  components,
}: {
  t: Translate;
  action: Action;
  suggested: { reference: string; title: string; theme: string | undefined };
  themes: readonly { value: string; label: string }[];
  text: string;
  components: number;
}) {
  const label = (field: string) => t(`candidate.${field}`);
  const labels = Object.fromEntries(
    ["reference", "title", "summary", "theme", "level", "components", "parts"].map((field) => [field, label(field)]),
  );
  return (
    <>
      <ActionForm action={action} words={formWords(t)} labels={labels}>
        <input type="hidden" name="ruling" value="accept" />
        <TextField name="reference" label={label("reference")} defaultValue={suggested.reference} maxLength={40} />
        <TextField name="title" label={label("title")} defaultValue={suggested.title} maxLength={300} />
        <TextArea name="summary" label={label("summary")} hint={label("summaryHint")} defaultValue={text} rows={4} />
        <Select
          name="theme"
          label={label("theme")}
          options={themes}
          empty={label("choose")}
          defaultValue={suggested.theme}
        />
        <Select
          name="level"
          label={label("level")}
          options={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
          defaultValue="REGIONAL"
        />
        {components > 0 && (
          <Checkbox name="components" label={t("candidate.withComponents", { count: components })} defaultChecked />
        )}
        <p className="sub2">
          <Submit focusKey="a">
            {label("accept")} <kbd>a</kbd>
          </Submit>
        </p>
      </ActionForm>
      <div className="acts mt-4">
        <ActionForm action={action} words={formWords(t)} labels={labels}>
          <input type="hidden" name="ruling" value="reject" />
          <Submit secondary small focusKey="x">
            {label("reject")} <kbd>x</kbd>
          </Submit>
        </ActionForm>
        <ActionForm action={action} words={formWords(t)} labels={labels}>
          <input type="hidden" name="ruling" value="merge" />
          <Submit secondary small focusKey="m">
            {label("merge")} <kbd>m</kbd>
          </Submit>
        </ActionForm>
      </div>
      <details className="mt-4">
        <summary>{label("splitOpen")}</summary>
        <ActionForm action={action} words={formWords(t)} labels={labels}>
          <input type="hidden" name="ruling" value="split" />
          <TextArea name="parts" label={label("parts")} hint={label("partsHint")} defaultValue={text} rows={8} />
          <p className="sub2">
            <Submit secondary small focusKey="s">
              {label("split")} <kbd>s</kbd>
            </Submit>
          </p>
        </ActionForm>
      </details>
    </>
  );
}

/** Taking a rejection back. */
export function ReopenForm({ t, action }: { t: Translate; action: Action }) {
  return (
    <ActionForm action={action} words={formWords(t)} labels={{}}>
      <input type="hidden" name="ruling" value="reopen" />
      <Submit secondary small focusKey="u">
        {t("candidate.reopen")} <kbd>u</kbd>
      </Submit>
    </ActionForm>
  );
}
