import type { Translate } from "@/components/translate";
import { Checkbox, Choices, Select } from "@/components/ui/fields";
import { REFERENCE_STYLES } from "@/lib/domain/bibliography/csl";
import { BRIEFING_AUDIENCES, BRIEFING_FORMATS } from "@/lib/domain/briefing/request";
import { LOCALES, type Locale } from "@/lib/domain/localized";

/** How a briefing is wanted: form, language, bibliography, for whom, and whether with the notes. */
export function BriefingFields({
  t,
  locale,
  chosen,
  mayBePublic,
}: {
  t: Translate;
  locale: Locale;
  /** What was chosen before, by the field's name. */
  chosen: (name: string) => string;
  mayBePublic: boolean;
}) {
  return (
    <>
      <Choices
        name="format"
        label={t("briefing.form.format")}
        options={BRIEFING_FORMATS.map((value) => ({ value, label: t(`briefing.form.formats.${value}`) }))}
        defaultValues={[chosen("format") || "pdf"]}
      />
      <Choices
        name="language"
        label={t("briefing.form.language")}
        options={LOCALES.map((value) => ({ value, label: t(`briefing.form.languages.${value}`) }))}
        defaultValues={[chosen("language") || locale]}
      />
      <Select
        name="style"
        label={t("briefing.form.style")}
        defaultValue={chosen("style") || (locale === "ru" ? "gost" : "apa")}
        options={REFERENCE_STYLES.map((value) => ({ value, label: t(`references.styles.${value}`) }))}
      />
      {mayBePublic && (
        <Choices
          name="audience"
          label={t("briefing.form.audience")}
          hint={t("briefing.form.audienceHint")}
          options={BRIEFING_AUDIENCES.map((value) => ({ value, label: t(`briefing.form.audiences.${value}`) }))}
          defaultValues={[chosen("audience") || "TEAM"]}
          layout="list"
        />
      )}
      <Checkbox name="notes" label={t("briefing.form.notes")} defaultChecked={chosen("notes") === "on"} />
    </>
  );
}
