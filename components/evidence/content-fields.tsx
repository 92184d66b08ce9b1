import type { Translate } from "@/components/translate";
import { Checkbox, Select, TextArea, TextField } from "@/components/ui/fields";
import { EVIDENCE_TYPES } from "@/lib/domain/evidence";
import type { Locale } from "@/lib/domain/localized";
import { languageChoices } from "./format";

/** What evidence is until now, where it is revised. */
export interface EvidenceContent {
  type: string;
  publishedOn: string | null;
  eventFrom: string | null;
  eventTo: string | null;
  ongoing: boolean;
  quotation: string | null;
  translation: string | null;
  via: string | null;
  citation: string | null;
  capturedOn: string | null;
  reviewBy: string | null;
}

interface Common {
  t: Translate;
  evidence?: EvidenceContent;
}

/** Type, language, dates and quotation: what every item of evidence is asked for. */
export function ContentFields({
  t,
  locale,
  language,
  chosenLanguage = language,
  evidence,
}: Common & {
  locale: Locale;
  /** The language to begin with. */
  language: string;
  /** The one chosen in a refused attempt, which has to stay among the choices. */
  chosenLanguage?: string | undefined;
}) {
  const optional = t("form.optional");
  return (
    <>
      <div className="f2">
        <Select
          name="type"
          label={t("evidenceForm.type")}
          {...(evidence ? { defaultValue: evidence.type } : { empty: t("evidenceForm.choose") })}
          options={EVIDENCE_TYPES.map((value) => ({ value, label: t(`evidenceType.${value}`) }))}
        />
        <Select
          name="language"
          label={t("evidenceForm.language")}
          defaultValue={language}
          options={languageChoices(locale, chosenLanguage)}
        />
      </div>
      <div className="f3">
        {(["publishedOn", "eventFrom", "eventTo"] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`evidenceForm.${name}`)}
            optional={optional}
            defaultValue={evidence?.[name] ?? ""}
          />
        ))}
      </div>
      <p className="hint2">{t("evidenceForm.dateHint")}</p>
      <Checkbox name="ongoing" label={t("evidenceForm.ongoing")} defaultChecked={evidence?.ongoing ?? false} />
      <TextArea
        name="quotation"
        label={t("evidenceForm.quotation")}
        optional={t("evidenceForm.quotationOptional")}
        rows={3}
        defaultValue={evidence?.quotation ?? ""}
      />
    </>
  );
}

/** What only some evidence needs: a translation, how it came to us, until when it holds. */
export function FurtherContentFields({ t, evidence }: Common) {
  const optional = t("form.optional");
  return (
    <>
      <TextArea
        name="translation"
        label={t("evidenceForm.translation")}
        optional={optional}
        rows={3}
        defaultValue={evidence?.translation ?? ""}
      />
      <TextField
        name="via"
        label={t("evidenceForm.via")}
        optional={optional}
        hint={t("evidenceForm.viaHint")}
        defaultValue={evidence?.via ?? ""}
      />
      <TextField
        name="citation"
        label={t("evidenceForm.citation")}
        optional={optional}
        hint={t("evidenceForm.citationHint")}
        defaultValue={evidence?.citation ?? ""}
      />
      <div className="f2 even">
        <TextField
          name="capturedAt"
          type="date"
          label={t("evidenceForm.capturedAt")}
          optional={optional}
          hint={t("evidenceForm.capturedHint")}
          defaultValue={evidence?.capturedOn ?? ""}
        />
        <TextField
          name="reviewBy"
          type="date"
          label={t("evidenceForm.reviewBy")}
          optional={optional}
          hint={t("evidenceForm.reviewHint")}
          defaultValue={evidence?.reviewBy ?? ""}
        />
      </div>
    </>
  );
}
