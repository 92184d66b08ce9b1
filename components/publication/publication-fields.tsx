import { FieldGroup } from "@/components/people/field-group";
import type { Translate } from "@/components/translate";
import { Choices, TextArea, TextField } from "@/components/ui/fields";
import { LOCALES, type Localized, pick } from "@/lib/domain/localized";
import "./publication.css";

/** What describes a publication, as it stands. */
export interface PublicationDescription {
  title: Localized;
  authors: string[];
  year: number;
  language: string;
  url: string | null;
  citation: Record<string, unknown> | null;
  /** The member states that its recommendations are judged apart in; null for all. */
  states: readonly StateChoice[] | null;
}

/** A member state to choose. */
export interface StateChoice {
  key: string;
  shortName: Localized;
}

/** Labels of the fields by path, for the form and its error summary. */
export function publicationLabels(t: Translate): Record<string, string> {
  const plain = ["reference", "authors", "year", "language", "url", "citation", "statesOf", "states", "reason"];
  return {
    ...Object.fromEntries(plain.map((field) => [field, t(`publications.${field}`)])),
    title: t("publications.titleIn.en"),
    "title.en": t("publications.titleIn.en"),
    "title.ru": t("publications.titleIn.ru"),
  };
}

/** Its title in both languages. */
export function PublicationTitleFields({ t, publication }: { t: Translate; publication?: PublicationDescription }) {
  return (
    <FieldGroup name="title">
      {LOCALES.map((locale) => (
        <TextArea
          key={locale}
          name={`title.${locale}`}
          label={t(`publications.titleIn.${locale}`)}
          rows={2}
          defaultValue={publication?.title[locale] ?? ""}
        />
      ))}
      <p className="hint2">{t("publications.oneNeeded")}</p>
    </FieldGroup>
  );
}

/** Who wrote it, when and in which language. */
export function PublicationPeopleFields({ t, publication }: { t: Translate; publication?: PublicationDescription }) {
  return (
    <>
      <TextArea
        name="authors"
        label={t("publications.authors")}
        hint={t("publications.authorsHint")}
        rows={3}
        defaultValue={publication?.authors.join("\n") ?? ""}
      />
      <div className="mt-4 grid grid-cols-1 gap-4 sm:grid-cols-2 [&>.f]:mt-0">
        <TextField
          name="year"
          label={t("publications.year")}
          inputMode="numeric"
          maxLength={4}
          defaultValue={publication ? String(publication.year) : ""}
        />
        <TextField
          name="language"
          label={t("publications.language")}
          hint={t("publications.languageHint")}
          maxLength={12}
          defaultValue={publication?.language ?? "en"}
        />
      </div>
    </>
  );
}

/** Where it can be found and how it is cited. */
export function PublicationPlaceFields({ t, publication }: { t: Translate; publication?: PublicationDescription }) {
  return (
    <>
      <TextField
        name="url"
        type="url"
        label={t("publications.url")}
        optional={t("form.optional")}
        maxLength={2000}
        defaultValue={publication?.url ?? ""}
      />
      <TextArea
        name="citation"
        label={t("publications.citation")}
        optional={t("form.optional")}
        hint={t("publications.citationHint")}
        rows={6}
        defaultValue={publication?.citation ? JSON.stringify(publication.citation, null, 2) : ""}
      />
    </>
  );
}

/** Which member states its recommendations are judged apart in: all that there are, or some, or none. */
export function PublicationStatesFields({
  t,
  locale,
  offered,
  publication,
}: {
  t: Translate;
  locale: string;
  /** The member states in force. */
  offered: readonly StateChoice[];
  publication?: PublicationDescription;
}) {
  const named = publication?.states ?? [];
  const all = [...offered, ...named.filter(({ key }) => !offered.some((state) => state.key === key))];
  return (
    <div className="apart">
      <Choices
        name="statesOf"
        label={t("publications.statesOf")}
        hint={t("publications.statesOfHint")}
        options={(["EVERY", "THESE"] as const).map((value) => ({
          value,
          label: t(`publications.statesChoice.${value}`),
        }))}
        defaultValues={[publication?.states ? "THESE" : "EVERY"]}
      />
      {all.length > 0 && (
        <Choices
          name="states[]"
          label={t("publications.states")}
          hint={t("publications.statesHint")}
          options={all.map(({ key, shortName }) => ({ value: key, label: pick(shortName, locale).text }))}
          defaultValues={named.map(({ key }) => key)}
        />
      )}
    </div>
  );
}
