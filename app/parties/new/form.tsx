import { PartyKindFields, PartyNameFields, partyLabels } from "@/components/party/party-fields";
import { Part } from "@/components/people/part";
import type { Translate } from "@/components/translate";
import { TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { addParty } from "./actions";

/** A party as it is added. */
export function NewPartyForm({ t }: { t: Translate }) {
  return (
    <ActionForm action={addParty.bind(null, {})} words={formWords(t)} labels={partyLabels(t)}>
      <Part number={1} title={t("parties.parts.identity")}>
        <PartyKindFields t={t} />
      </Part>
      <Part number={2} title={t("parties.parts.names")} last>
        <PartyNameFields t={t} />
        <div className="mt-4">
          <TextField name="key" label={t("parties.key")} hint={t("parties.keyHint")} maxLength={80} />
        </div>
        <p className="sub2">
          <Submit>{t("parties.save")}</Submit>
        </p>
      </Part>
    </ActionForm>
  );
}
