import { Part } from "@/components/people/part";
import {
  PublicationPeopleFields,
  PublicationPlaceFields,
  PublicationStatesFields,
  PublicationTitleFields,
  publicationLabels,
  type StateChoice,
} from "@/components/publication/publication-fields";
import type { Translate } from "@/components/translate";
import { TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { addPublication } from "./actions";

/** A publication as it is added. */
export function NewPublicationForm({
  t,
  locale,
  states,
}: {
  t: Translate;
  locale: string;
  /** The member states in force. */
  states: readonly StateChoice[];
}) {
  return (
    <ActionForm action={addPublication.bind(null, {})} words={formWords(t)} labels={publicationLabels(t)}>
      <Part number={1} title={t("publications.parts.identity")}>
        <TextField
          name="reference"
          label={t("publications.reference")}
          hint={t("publications.referenceHint")}
          maxLength={40}
        />
        <div className="mt-4">
          <PublicationTitleFields t={t} />
        </div>
      </Part>
      <Part number={2} title={t("publications.parts.people")}>
        <PublicationPeopleFields t={t} />
      </Part>
      <Part number={3} title={t("publications.parts.where")}>
        <PublicationPlaceFields t={t} />
      </Part>
      <Part number={4} title={t("publications.parts.states")} last>
        <PublicationStatesFields t={t} locale={locale} offered={states} />
        <p className="sub2">
          <Submit>{t("publications.save")}</Submit>
        </p>
      </Part>
    </ActionForm>
  );
}
