import { languageChoices } from "@/components/evidence/format";
import type { RevisionFields } from "@/components/evidence/revision-changes";
import type { Translate } from "@/components/translate";
import { Checkbox, Choices, Select, TextArea, TextField } from "@/components/ui/fields";
import { ActionForm, type FormState } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { EVIDENCE_TYPES, MOST_FURTHER_SOURCES, VISIBILITIES } from "@/lib/domain/evidence";
import type { Locale } from "@/lib/domain/localized";
import { revise } from "./actions";
import "@/components/evidence/evidence.css";

/** All fields of evidence, its version and a reason. */
export function ReviseForm({
  t,
  locale,
  evidence,
  sourceIds,
  sources,
  initial,
}: {
  t: Translate;
  locale: Locale;
  evidence: RevisionFields & { reference: string; version: number; capturedAt: Date | null };
  /** Ids, the primary one first. */
  sourceIds: readonly string[];
  sources: readonly { id: string; name: string; kind: string }[];
  initial: FormState;
}) {
  const optional = t("form.optional");
  const [primary, ...further] = sourceIds;
  const furtherRows = Math.min(MOST_FURTHER_SOURCES, further.length + 2);
  const furtherLabel = (row: number) => t("evidenceForm.furtherSource", { number: row + 2 });
  const sourceOptions = sources.map((source) => ({
    value: source.id,
    label: `${source.name} · ${t(`sourceKind.${source.kind}`)}`,
  }));
  const labels = {
    "title.en": t("evidence.titleEn"),
    "title.ru": t("evidence.titleRu"),
    title: t("evidenceForm.title"),
    reason: t("evidence.reason"),
    sourceId: t("evidence.primarySource"),
    ...Object.fromEntries(
      Array.from({ length: furtherRows }, (_, row) => [`furtherSourceIds.${row}`, furtherLabel(row)]),
    ),
    ...Object.fromEntries(
      [
        "type",
        "language",
        "url",
        "archiveUrl",
        "publishedOn",
        "eventFrom",
        "eventTo",
        "quotation",
        "translation",
        "via",
        "citation",
        "capturedAt",
        "reviewBy",
        "visibility",
      ].map((name) => [name, t(`evidenceForm.${name}`)]),
    ),
  };
  return (
    <ActionForm
      action={revise.bind(null, { reference: evidence.reference })}
      initial={initial}
      words={formWords(t)}
      labels={labels}
      className="one"
    >
      <input type="hidden" name="version" value={evidence.version} />
      {evidence.capturedAt && <input type="hidden" name="capturedBefore" value={evidence.capturedAt.toISOString()} />}
      <TextField name="title.en" label={t("evidence.titleEn")} defaultValue={evidence.title.en ?? ""} />
      <TextField name="title.ru" label={t("evidence.titleRu")} defaultValue={evidence.title.ru ?? ""} />
      <div className="f2">
        <Select
          name="type"
          label={t("evidenceForm.type")}
          defaultValue={evidence.type}
          options={EVIDENCE_TYPES.map((value) => ({ value, label: t(`evidenceType.${value}`) }))}
        />
        <Select
          name="language"
          label={t("evidenceForm.language")}
          defaultValue={evidence.language}
          options={languageChoices(locale, evidence.language)}
        />
      </div>
      <TextField
        name="url"
        type="url"
        label={t("evidenceForm.url")}
        optional={optional}
        defaultValue={evidence.url ?? ""}
      />
      <TextField
        name="archiveUrl"
        type="url"
        label={t("evidenceForm.archiveUrl")}
        optional={optional}
        defaultValue={evidence.archiveUrl ?? ""}
      />
      <div className="f3">
        <TextField name="publishedOn" label={t("evidenceForm.publishedOn")} defaultValue={evidence.publishedOn ?? ""} />
        <TextField name="eventFrom" label={t("evidenceForm.eventFrom")} defaultValue={evidence.eventFrom ?? ""} />
        <TextField name="eventTo" label={t("evidenceForm.eventTo")} defaultValue={evidence.eventTo ?? ""} />
      </div>
      <p className="hint2">{t("evidenceForm.dateHint")}</p>
      <Checkbox name="ongoing" label={t("evidenceForm.ongoing")} defaultChecked={evidence.ongoing} />
      <TextArea
        name="quotation"
        label={t("evidenceForm.quotation")}
        optional={t("evidenceForm.quotationOptional")}
        defaultValue={evidence.quotation ?? ""}
      />
      <TextArea
        name="translation"
        label={t("evidenceForm.translation")}
        optional={optional}
        defaultValue={evidence.translation ?? ""}
      />
      <TextField
        name="via"
        label={t("evidenceForm.via")}
        optional={optional}
        hint={t("evidenceForm.viaHint")}
        defaultValue={evidence.via ?? ""}
      />
      <TextField
        name="citation"
        label={t("evidenceForm.citation")}
        optional={optional}
        defaultValue={evidence.citation ?? ""}
      />
      <div className="f2 even">
        <TextField
          name="capturedAt"
          type="date"
          label={t("evidenceForm.capturedAt")}
          optional={optional}
          hint={t("evidenceForm.capturedHint")}
          defaultValue={evidence.capturedOn ?? ""}
        />
        <TextField
          name="reviewBy"
          type="date"
          label={t("evidenceForm.reviewBy")}
          optional={optional}
          hint={t("evidenceForm.reviewHint")}
          defaultValue={evidence.reviewBy ?? ""}
        />
      </div>
      <Select
        name="sourceId"
        label={t("evidence.primarySource")}
        defaultValue={primary ?? ""}
        options={sourceOptions}
      />
      <details className="more" open={further.length > 0}>
        <summary>{t("evidence.furtherSources")}</summary>
        {Array.from({ length: furtherRows }, (_, row) => (
          <Select
            // The rows never change places.
            key={furtherLabel(row)}
            name={`furtherSourceIds.${row}`}
            label={furtherLabel(row)}
            empty={t("evidence.noSource")}
            defaultValue={further[row] ?? ""}
            options={sourceOptions}
          />
        ))}
      </details>
      <Choices
        name="visibility"
        label={t("evidenceForm.visibility")}
        defaultValues={[evidence.visibility]}
        options={VISIBILITIES.map((value) => ({ value, label: t(`visibility.${value}`) }))}
      />
      <TextArea name="reason" label={t("evidence.reason")} rows={2} />
      <p className="sub2">
        <Submit>{t("evidence.save")}</Submit>
        <a href={`/evidence/${evidence.reference}`}>{t("form.cancel")}</a>
      </p>
    </ActionForm>
  );
}
