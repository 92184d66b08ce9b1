import type { Translate } from "@/components/translate";
import { TextArea } from "@/components/ui/fields";
import { ActionForm, type FormState } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { evidenceReference } from "@/lib/domain/evidence";

/** The way to what comes before and after. */
export function Steps({ previous, next, t }: { previous: string | null; next: string | null; t: Translate }) {
  return (
    <>
      {previous && (
        <a className="btn sec step" href={previous} data-key="k" rel="prev">
          {t("review.previous")} <kbd>k</kbd>
        </a>
      )}
      {next && (
        <a className="btn sec step" href={next} data-key="j" rel="next">
          {t("review.skip")} <kbd>j</kbd>
        </a>
      )}
    </>
  );
}

/**
 * The note and the three answers to a proposal; the answers stay in view. A key goes to the button, or to the note where
 * that is needed; Enter decides.
 */
export function DecisionForm({
  action,
  accepts,
  previous,
  next,
  t,
}: {
  /** Decides on this proposal. */
  action: (state: FormState, data: FormData) => Promise<FormState>;
  /** Numbers of the evidence that an approval accepts. */
  accepts: readonly number[];
  previous: string | null;
  next: string | null;
  t: Translate;
}) {
  return (
    <ActionForm
      action={action}
      words={formWords(t)}
      labels={{ note: t("review.note"), decision: t("review.decision") }}
      className="decide"
    >
      <div className="wrap vn">
        <TextArea name="note" label={t("review.note")} rows={3} hint={t("review.noteHint")} />
      </div>
      <div className="dbar">
        <div className="wrap">
          <span className="mut hint">
            {accepts.length > 0 ? t("review.accepts", { list: accepts.map(evidenceReference).join(", ") }) : ""}
          </span>
          <span className="sp" />
          <Steps previous={previous} next={next} t={t} />
          {ANSWERS.map(({ value, focusKey, ...rest }) => (
            <Submit key={value} name="decision" value={value} focusKey={focusKey} {...rest}>
              {t(`verdict.${value}`)}{" "}
              <span aria-hidden="true">
                <kbd>{focusKey}</kbd>
              </span>
            </Submit>
          ))}
        </div>
      </div>
    </ActionForm>
  );
}

const ANSWERS = [
  { value: "REJECT", focusKey: "x", needs: "f-note", secondary: true },
  { value: "REQUEST_CHANGES", focusKey: "c", needs: "f-note", secondary: true },
  { value: "APPROVE", focusKey: "a" },
] as const;
