import type { Translate } from "@/components/translate";
import { Choices, Select, TextArea, TextField } from "@/components/ui/fields";
import { LanguagePair } from "@/components/ui/language-pair";
import { type Localized, pick } from "@/lib/domain/localized";
import { BASES, LEVELS, PRIORITIES } from "@/lib/domain/recommendation";

/** What the form's lists offer. */
export interface Choosable {
  themes: readonly { key: string; name: Localized }[];
  parties: readonly { key: string; name: Localized }[];
  people: readonly { id: string; name: string }[];
}

/** A recommendation's content as the form starts with it. */
export interface ContentValues {
  title?: Localized;
  summary?: Localized;
  basis?: string;
  theme?: string;
  levels?: readonly string[];
  priority?: string | null;
  ownerId?: string | null;
  addressees?: readonly string[];
  partners?: readonly string[];
  locator?: { section?: Localized; paragraph?: number; offset?: number; length?: number; sha256?: string } | null;
}

interface Props {
  values: ContentValues;
  choosable: Choosable;
  /** A component is addressed to whom its parent is. */
  component?: boolean;
  t: Translate;
  locale: string;
}

/** The fields of a recommendation's content, in numbered parts. */
export function ContentFields({ values, choosable, component = false, t, locale }: Props) {
  const words = { en: t("preferences.en"), ru: t("preferences.ru") };
  const named = (all: readonly { key: string; name: Localized }[]) =>
    all.map((each) => ({ value: each.key, label: pick(each.name, locale).text }));
  const { locator } = values;
  return (
    <>
      <section className="fs">
        <h2>
          <span>1</span>
          {t("recommendationForm.what")}
        </h2>
        <LanguagePair
          name="title"
          label={t("recommendationForm.title")}
          words={words}
          maxLength={300}
          defaultValue={values.title}
          hint={t("recommendationForm.titleHint")}
        />
        <LanguagePair
          name="summary"
          label={t("recommendationForm.summary")}
          words={words}
          rows={5}
          maxLength={3000}
          defaultValue={values.summary}
        />
        <Choices
          name="basis"
          label={t("recommendationForm.basis")}
          layout="list"
          options={BASES.map((value) => ({
            value,
            label: t(`basis.${value}`),
            detail: t(`recommendation.basisMeans.${value}`),
          }))}
          defaultValues={values.basis ? [values.basis] : []}
        />
      </section>
      <section className="fs">
        <h2>
          <span>2</span>
          {t("recommendationForm.place")}
        </h2>
        <Select
          name="theme"
          label={t("list.facet.theme")}
          options={named(choosable.themes)}
          defaultValue={values.theme}
          empty={t("recommendationForm.choose")}
        />
        <Choices
          name="levels[]"
          label={t("list.facet.level")}
          layout="list"
          options={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
          defaultValues={values.levels ?? []}
        />
        <Select
          name="priority"
          label={t("recommendationForm.priority")}
          optional={t("form.optional")}
          options={PRIORITIES.map((value) => ({ value, label: value }))}
          defaultValue={values.priority ?? ""}
          empty={t("recommendationForm.unset")}
        />
        <Select
          name="ownerId"
          label={t("recommendation.owner")}
          optional={t("form.optional")}
          options={choosable.people.map((person) => ({ value: person.id, label: person.name }))}
          defaultValue={values.ownerId ?? ""}
          empty={t("recommendation.nobody")}
        />
      </section>
      {!component && (
        <section className="fs">
          <h2>
            <span>3</span>
            {t("recommendation.who")}
          </h2>
          <div className="columns">
            <Choices
              name="addressees[]"
              label={t("recommendationForm.addressees")}
              layout="list"
              options={named(choosable.parties)}
              defaultValues={values.addressees ?? []}
            />
            <Choices
              name="partners[]"
              label={t("recommendation.partners")}
              optional={t("form.optional")}
              layout="list"
              options={named(choosable.parties)}
              defaultValues={values.partners ?? []}
            />
          </div>
        </section>
      )}
      <section className="fs">
        <h2>
          <span>{component ? 3 : 4}</span>
          {t("recommendationForm.locator")}
        </h2>
        <LanguagePair
          name="locator.section"
          label={t("recommendationForm.section")}
          words={words}
          maxLength={200}
          defaultValue={locator?.section}
          hint={t("recommendationForm.sectionHint")}
        />
        <TextField
          name="locator.paragraph"
          label={t("recommendationForm.paragraph")}
          optional={t("form.optional")}
          inputMode="numeric"
          defaultValue={locator?.paragraph?.toString()}
        />
        {/* Found by a program when the document was attached; kept as it is. */}
        {(["offset", "length", "sha256"] as const).map(
          (name) =>
            locator?.[name] !== undefined && (
              <input key={name} type="hidden" name={`locator.${name}`} value={locator[name]} />
            ),
        )}
      </section>
    </>
  );
}

/** Why the content changes, for the history. */
export function ReasonField({ t, number }: { t: Translate; number?: number }) {
  return (
    <section className="fs last">
      <h2>
        {number && <span>{number}</span>}
        {t("recommendationForm.why")}
      </h2>
      <TextArea
        name="reason"
        label={t("recommendationForm.reason")}
        rows={2}
        hint={t("recommendationForm.reasonHint")}
      />
    </section>
  );
}

/** The fields' labels, for the error summary. */
export function contentLabels(t: Translate): Record<string, string> {
  return {
    reference: t("recommendationForm.reference"),
    publication: t("recommendationForm.publication"),
    title: t("recommendationForm.title"),
    summary: t("recommendationForm.summary"),
    basis: t("recommendationForm.basis"),
    theme: t("list.facet.theme"),
    levels: t("list.facet.level"),
    ownerId: t("recommendation.owner"),
    addressees: t("recommendationForm.addressees"),
    partners: t("recommendation.partners"),
    "locator.section": t("recommendationForm.section"),
    "locator.paragraph": t("recommendationForm.paragraph"),
    reason: t("recommendationForm.reason"),
  };
}
