import type { Translate } from "@/components/translate";
import { Choices, TextArea, TextField } from "@/components/ui/fields";
import type { Day } from "@/lib/domain/dates";

/** What an open review's forms begin with. */
export interface ReviewValues {
  title: string;
  question: string;
  periodFrom: Day;
  periodTo: Day;
  reviewers: readonly string[];
  dueOn: Day | null;
}

const FIELDS = ["title", "question", "periodFrom", "periodTo", "reviewers", "dueOn"] as const;

/** The fields' names for the summary of errors. */
export function reviewLabels(t: Translate): Record<string, string> {
  return {
    ...Object.fromEntries(FIELDS.map((field) => [field, t(`reviews.form.${field}`)])),
    reason: t("reviews.form.reason"),
    scope: t("reviews.form.scope"),
  };
}

/** What a review asks, about which period, of whom and until when. */
export function ReviewFields({
  values,
  people,
  t,
}: {
  values: ReviewValues;
  people: readonly { id: string; name: string }[];
  t: Translate;
}) {
  const label = reviewLabels(t);
  return (
    <>
      <TextField name="title" label={label.title ?? ""} defaultValue={values.title} maxLength={200} />
      <TextArea
        name="question"
        label={label.question ?? ""}
        hint={t("reviews.form.questionHint")}
        rows={2}
        defaultValue={values.question}
      />
      <div className="rv2">
        <TextField name="periodFrom" type="date" label={label.periodFrom ?? ""} defaultValue={values.periodFrom} />
        <TextField
          name="periodTo"
          type="date"
          label={label.periodTo ?? ""}
          hint={t("reviews.form.periodHint")}
          defaultValue={values.periodTo}
        />
      </div>
      <Choices
        name="reviewers[]"
        label={label.reviewers ?? ""}
        hint={t("reviews.form.reviewersHint")}
        layout="list"
        options={people.map((person) => ({ value: person.id, label: person.name }))}
        defaultValues={values.reviewers}
      />
      <TextField
        name="dueOn"
        type="date"
        label={label.dueOn ?? ""}
        optional={t("form.optional")}
        defaultValue={values.dueOn ?? ""}
      />
    </>
  );
}
