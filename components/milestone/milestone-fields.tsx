import { EvidenceChoices } from "@/components/evidence/evidence-choices";
import type { Translate } from "@/components/translate";
import { TextArea, TextField } from "@/components/ui/fields";
import { LanguagePair } from "@/components/ui/language-pair";
import type { Localized } from "@/lib/domain/localized";
import "@/components/evidence/evidence.css";

/** The fields of a milestone's form. */
export function MilestoneFields({
  choices,
  milestone,
  t,
  locale,
}: {
  choices: readonly { id: string; number: number; title: Localized; withdrawn: boolean }[];
  milestone?: {
    title: Localized;
    indicator: string | null;
    dueOn: string | null;
    reachedOn: string | null;
    evidence: readonly { id: string }[];
  };
  t: Translate;
  locale: string;
}) {
  const optional = t("form.optional");
  return (
    <>
      <LanguagePair
        name="title"
        label={t("milestone.title")}
        words={{ en: t("preferences.en"), ru: t("preferences.ru") }}
        maxLength={300}
        defaultValue={milestone?.title ?? {}}
      />
      <TextArea
        name="indicator"
        label={t("milestone.indicator")}
        hint={t("milestone.indicatorHint")}
        optional={optional}
        rows={2}
        defaultValue={milestone?.indicator ?? ""}
      />
      <div className="f2 even">
        <TextField
          name="dueOn"
          type="date"
          label={t("milestone.dueOn")}
          hint={t("milestone.dueOnHint")}
          optional={optional}
          defaultValue={milestone?.dueOn ?? ""}
        />
        <TextField
          name="reachedOn"
          type="date"
          label={t("milestone.reachedOn")}
          hint={t("milestone.reachedOnHint")}
          optional={optional}
          defaultValue={milestone?.reachedOn ?? ""}
        />
      </div>
      <EvidenceChoices
        label={t("milestone.evidence")}
        hint={t("milestone.evidenceHint")}
        optional={optional}
        empty={t("milestone.noEvidence")}
        choices={choices}
        chosen={milestone?.evidence.map((item) => item.id) ?? []}
        locale={locale}
      />
    </>
  );
}

/** The labels of its fields, for the error summary. */
export function milestoneLabels(t: Translate): Record<string, string> {
  return {
    title: t("milestone.title"),
    "title.en": t("milestone.title"),
    "title.ru": t("milestone.title"),
    indicator: t("milestone.indicator"),
    dueOn: t("milestone.dueOn"),
    reachedOn: t("milestone.reachedOn"),
    evidence: t("milestone.evidence"),
    reason: t("milestone.reason"),
  };
}
