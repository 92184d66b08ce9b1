import { ReviewFields, type ReviewValues, reviewLabels } from "@/components/review/review-fields";
import type { Translate } from "@/components/translate";
import { TextArea } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { close, revise } from "./actions";

/** Closes the review, or says what holds it open. */
export function CloseForm({ number, open, t }: { number: number; open: readonly string[]; t: Translate }) {
  return (
    <ActionForm
      action={close.bind(null, { number: String(number) })}
      words={formWords(t)}
      labels={{}}
      className="closing"
    >
      <p>
        {open.length === 0 ? t("reviews.mayClose") : t("reviews.holds", { count: open.length, list: open.join(", ") })}
      </p>
      <p className="sub2">
        <Submit secondary={open.length > 0}>{t("reviews.close")}</Submit>
      </p>
    </ActionForm>
  );
}

/** Changes what the review asks, with a reason. */
export function ReviseForm({
  number,
  version,
  values,
  people,
  t,
}: {
  number: number;
  version: number;
  values: ReviewValues;
  people: readonly { id: string; name: string }[];
  t: Translate;
}) {
  return (
    <details className="ctx">
      <summary>{t("reviews.change")}</summary>
      <ActionForm
        action={revise.bind(null, { number: String(number) })}
        words={formWords(t)}
        labels={reviewLabels(t)}
        className="one"
      >
        <input type="hidden" name="version" value={version} />
        <ReviewFields values={values} people={people} t={t} />
        <TextArea name="reason" label={t("reviews.form.reason")} rows={2} />
        <p className="sub2">
          <Submit secondary>{t("form.save")}</Submit>
        </p>
      </ActionForm>
    </details>
  );
}
