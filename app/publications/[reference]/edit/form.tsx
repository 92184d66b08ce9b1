import { Part } from "@/components/people/part";
import {
  type PublicationDescription,
  PublicationPeopleFields,
  PublicationPlaceFields,
  PublicationStatesFields,
  PublicationTitleFields,
  publicationLabels,
  type StateChoice,
} from "@/components/publication/publication-fields";
import type { Translate } from "@/components/translate";
import { TextArea } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { changePublication } from "./actions";

/** A publication as it stands, to be described anew, with the reason. */
export function PublicationForm({
  t,
  locale,
  states,
  publication,
}: {
  t: Translate;
  locale: string;
  /** The member states in force. */
  states: readonly StateChoice[];
  publication: PublicationDescription & { reference: string; version: number };
}) {
  const { reference, version } = publication;
  return (
    <ActionForm action={changePublication.bind(null, { reference })} words={formWords(t)} labels={publicationLabels(t)}>
      <input type="hidden" name="version" value={version} />
      <Part number={1} title={t("publications.parts.identity")}>
        <PublicationTitleFields t={t} publication={publication} />
      </Part>
      <Part number={2} title={t("publications.parts.people")}>
        <PublicationPeopleFields t={t} publication={publication} />
      </Part>
      <Part number={3} title={t("publications.parts.where")}>
        <PublicationPlaceFields t={t} publication={publication} />
      </Part>
      <Part number={4} title={t("publications.parts.states")}>
        <PublicationStatesFields t={t} locale={locale} offered={states} publication={publication} />
      </Part>
      <Part number={5} title={t("publications.parts.why")} last>
        <TextArea name="reason" label={t("publications.reason")} hint={t("publications.reasonHint")} rows={3} />
        <p className="sub2">
          <Submit>{t("publications.saveChange")}</Submit>
        </p>
      </Part>
    </ActionForm>
  );
}
