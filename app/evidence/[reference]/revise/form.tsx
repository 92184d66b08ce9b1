import { ContentFields, FurtherContentFields } from "@/components/evidence/content-fields";
import type { RevisionFields } from "@/components/evidence/revision-changes";
import type { Translate } from "@/components/translate";
import { Choices, Select, TextArea, TextField } from "@/components/ui/fields";
import { ActionForm, type FormState } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { MOST_FURTHER_SOURCES, VISIBILITIES } from "@/lib/domain/evidence";
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
      <ContentFields t={t} locale={locale} language={evidence.language} evidence={evidence} />
      <FurtherContentFields t={t} evidence={evidence} />
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
