import { FieldGroup } from "@/components/people/field-group";
import type { Translate } from "@/components/translate";
import { Checkbox, Choices, TextField } from "@/components/ui/fields";
import { LOCALES, type Localized } from "@/lib/domain/localized";
import { PARTY_KINDS } from "@/lib/domain/recommendation";

/** What describes a party, as it stands. */
export interface PartyDescription {
  kind: (typeof PARTY_KINDS)[number];
  name: Localized;
  shortName: Localized;
  country: string | null;
  memberState: boolean;
}

/** Labels of the fields by path, for the form and its error summary. */
export function partyLabels(t: Translate): Record<string, string> {
  return {
    key: t("parties.key"),
    kind: t("parties.kind.label"),
    name: t("parties.nameIn.en"),
    "name.en": t("parties.nameIn.en"),
    "name.ru": t("parties.nameIn.ru"),
    shortName: t("parties.shortIn.en"),
    "shortName.en": t("parties.shortIn.en"),
    "shortName.ru": t("parties.shortIn.ru"),
    country: t("parties.country"),
    memberState: t("parties.memberState"),
    reason: t("parties.reason"),
  };
}

/** What the party is: a body, state or organisation; for a state, which and whether it is a member. */
export function PartyKindFields({ t, party }: { t: Translate; party?: PartyDescription }) {
  return (
    <>
      <Choices
        name="kind"
        label={t("parties.kind.label")}
        options={PARTY_KINDS.map((kind) => ({ value: kind, label: t(`parties.kind.${kind}`) }))}
        defaultValues={[party?.kind ?? "BODY"]}
      />
      <div className="mt-4 max-w-[240px]">
        <TextField
          name="country"
          label={t("parties.country")}
          optional={t("form.optional")}
          hint={t("parties.countryHint")}
          maxLength={2}
          defaultValue={party?.country ?? ""}
        />
      </div>
      <div className="mt-4">
        <Checkbox
          name="memberState"
          label={t("parties.memberState")}
          hint={t("parties.memberStateHint")}
          defaultChecked={party?.memberState}
        />
      </div>
    </>
  );
}

/** Its names, long and short, in both languages. */
export function PartyNameFields({ t, party }: { t: Translate; party?: PartyDescription }) {
  return (
    <>
      {(["name", "shortName"] as const).map((field) => (
        <FieldGroup key={field} name={field} className="grid grid-cols-1 gap-4 sm:grid-cols-2 [&>.f]:mt-0">
          {LOCALES.map((locale) => (
            <TextField
              key={locale}
              name={`${field}.${locale}`}
              label={t(`parties.${field === "name" ? "nameIn" : "shortIn"}.${locale}`)}
              maxLength={field === "name" ? 200 : 80}
              defaultValue={party?.[field][locale] ?? ""}
            />
          ))}
        </FieldGroup>
      ))}
      <p className="hint2">
        {t("parties.oneNeeded")} {t("parties.shortHint")}
      </p>
    </>
  );
}
