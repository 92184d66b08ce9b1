import { Choices, Select } from "@/components/ui/fields";
import { evidenceReference } from "@/lib/domain/evidence";
import { type Localized, pick } from "@/lib/domain/localized";
import "@/components/recommendation/voices.css";

interface Choosable {
  id: string;
  number: number;
  title: Localized;
}

/** Any of the items that are logged; what there is to choose from is said where there is nothing. */
export function EvidenceChoices({
  label,
  hint,
  optional,
  empty,
  choices,
  chosen,
  locale,
}: {
  label: string;
  hint: string;
  optional?: string;
  empty: string;
  choices: readonly Choosable[];
  chosen: readonly string[];
  locale: string;
}) {
  if (choices.length === 0) return <p className="hint2">{empty}</p>;
  return (
    <div className="pick">
      <Choices
        name="evidence[]"
        label={label}
        hint={hint}
        optional={optional}
        layout="list"
        defaultValues={chosen}
        options={choices.map((item) => ({ value: item.id, label: nameOf(item, locale) }))}
      />
    </div>
  );
}

/** One of the items, or none. */
export function EvidenceSelect({
  label,
  hint,
  empty,
  choices,
  locale,
  name = "evidence",
  optional,
  defaultValue,
}: {
  label: string;
  hint?: string;
  empty: string;
  choices: readonly Choosable[];
  locale: string;
  name?: string;
  optional?: string;
  defaultValue?: string;
}) {
  return (
    <Select
      name={name}
      label={label}
      hint={hint}
      optional={optional}
      empty={empty}
      defaultValue={defaultValue}
      options={choices.map((item) => ({ value: item.id, label: nameOf(item, locale) }))}
    />
  );
}

function nameOf(item: Choosable, locale: string): string {
  return `${evidenceReference(item.number)} · ${pick(item.title, locale).text}`;
}
