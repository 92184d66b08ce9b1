import type { Translate } from "@/components/translate";
import { Select } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { changeOwner } from "./actions";

/** Who looks after the recommendation: chosen among the active members. */
export function OwnerForm({
  reference,
  owner,
  people,
  t,
}: {
  reference: string;
  owner: string | null;
  people: readonly { id: string; name: string }[];
  t: Translate;
}) {
  return (
    <details className="owner">
      <summary>{t("recommendation.changeOwner")}</summary>
      <ActionForm
        action={changeOwner.bind(null, { reference })}
        words={formWords(t)}
        labels={{ ownerId: t("recommendation.owner") }}
      >
        <Select
          name="ownerId"
          label={t("recommendation.owner")}
          defaultValue={owner ?? ""}
          empty={t("recommendation.nobody")}
          options={people.map((person) => ({ value: person.id, label: person.name }))}
        />
        <Submit small secondary>
          {t("form.save")}
        </Submit>
      </ActionForm>
    </details>
  );
}
