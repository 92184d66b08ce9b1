import type { Translate } from "@/components/translate";
import { Choices, Select, TextArea, TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { type Locale, type Localized, pick } from "@/lib/domain/localized";
import { RELIABILITIES, SOURCE_KINDS } from "@/lib/domain/source";
import { grade, revise } from "./actions";

/** A grading of reliability: the letter, on what, and why. */
export function GradeForm({
  t,
  locale,
  id,
  themes,
}: {
  t: Translate;
  locale: Locale;
  id: string;
  themes: readonly { key: string; name: Localized }[];
}) {
  return (
    <ActionForm
      action={grade.bind(null, { id })}
      words={formWords(t)}
      labels={{ reliability: t("source.reliability"), theme: t("source.theme"), rationale: t("source.rationale") }}
    >
      <Choices
        name="reliability"
        label={t("source.howReliable")}
        layout="crd"
        options={RELIABILITIES.map((value) => ({ value, label: value, detail: t(`reliability.${value}`) }))}
        hint={t("source.gradeHint")}
      />
      <Select
        name="theme"
        label={t("source.theme")}
        empty={t("source.inGeneral")}
        options={themes.map((theme) => ({ value: theme.key, label: pick(theme.name, locale).text }))}
      />
      <TextArea name="rationale" label={t("source.rationale")} rows={3} />
      <p className="sub2">
        <Submit>{t("source.saveGrade")}</Submit>
        <a href="?">{t("form.cancel")}</a>
      </p>
    </ActionForm>
  );
}

/** What describes a source, anew. */
export function ReviseForm({
  t,
  locale,
  source,
  parties,
}: {
  t: Translate;
  locale: Locale;
  source: {
    id: string;
    version: number;
    name: string;
    kind: string;
    country: string | null;
    languages: readonly string[];
    party: { key: string } | null;
    relation: string | null;
  };
  parties: readonly { key: string; shortName: Localized }[];
}) {
  return (
    <ActionForm
      action={revise.bind(null, { id: source.id })}
      words={formWords(t)}
      labels={Object.fromEntries(
        ["name", "kind", "country", "party", "languages"].map((name) => [name, t(`source.${name}`)]),
      )}
    >
      <input type="hidden" name="version" value={source.version} />
      <p className="pb-2">{t("source.reviseNote")}</p>
      <TextField name="name" label={t("source.name")} defaultValue={source.name} />
      <div className="f2">
        <Select
          name="kind"
          label={t("source.kind")}
          defaultValue={source.kind}
          options={SOURCE_KINDS.map((value) => ({ value, label: t(`sourceKind.${value}`) }))}
        />
        <TextField
          name="country"
          label={t("source.country")}
          optional={t("form.optional")}
          maxLength={2}
          defaultValue={source.country ?? ""}
        />
      </div>
      <div className="f2">
        <Select
          name="party"
          label={t("source.party")}
          empty={t("source.noParty")}
          defaultValue={source.party?.key ?? ""}
          options={parties.map((party) => ({ value: party.key, label: pick(party.shortName, locale).text }))}
        />
        <Select
          name="relation"
          label={t("source.relationLabel")}
          empty={t("source.relationAuto")}
          defaultValue={source.relation ?? ""}
          options={["IS", "SPEAKS_FOR"].map((value) => ({ value, label: t(`source.relation.${value}`) }))}
        />
      </div>
      <TextField
        name="languages"
        label={t("source.languages")}
        optional={t("form.optional")}
        hint={t("source.languagesHint")}
        defaultValue={source.languages.join(", ")}
      />
      <p className="sub2">
        <Submit>{t("form.save")}</Submit>
        <a href="?">{t("form.cancel")}</a>
      </p>
    </ActionForm>
  );
}
